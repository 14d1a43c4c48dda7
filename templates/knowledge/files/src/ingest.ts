// Reads every source once, indexes it and reports: `pnpm ingest`. Exits 1 when more fails than knowledge.monitoring allows.
import { openDatabase } from '@acme/database';
import { createKnowledge } from './create-knowledge.ts';

const database = await openDatabase({ env: process.env });
const knowledge = await createKnowledge({ database, env: process.env });
try {
  const { sources, indexed } = await knowledge.ingest();
  for (const { source, accepted, removed, refused, reviewDue, error } of sources) {
    console.log(`${source}: ${error ?? `${accepted} accepted, ${removed} removed, ${refused.length} refused`}`);
    for (const { uri, reason } of refused) console.log(`  refused ${uri}: ${reason}`);
    for (const uri of reviewDue) console.log(`  review due: ${uri}`);
  }
  const { breaches } = await knowledge.health();
  console.log(`${indexed} documents indexed`);
  for (const breach of breaches) console.error(breach);
  process.exitCode = breaches.length > 0 ? 1 : 0;
} finally {
  await knowledge.close();
  await database.close();
}
