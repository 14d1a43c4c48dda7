// Plays the histories of test/histories over emitted repositories and writes docs/sync-evidence.md; with ids, plays these and prints.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withFolder } from '@agent-canvas/testkit';
import { histories } from '../test/histories/all.ts';
import { packVersions } from '../test/histories/pack-versions.ts';
import { endingOf, makeRepositories, runHistory } from '../test/histories/run-history.ts';
import { type Told, writeEvidence } from '../test/histories/write-evidence.ts';

const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? histories : histories.filter(({ id }) => wanted.includes(id));
const versions = await packVersions();
using start = withFolder('histories');
const made = await makeRepositories(versions, start.path);
const told: Told[] = [];
for (const history of chosen) {
  using folder = withFolder('history');
  const outcome = await runHistory(history, { versions, made, root: folder.path, checks: 'all' });
  told.push({ history, outcome });
  console.log(`${outcome.ending.padEnd(9)} ${history.id} ${outcome.places.join(', ')}`);
  for (const problem of outcome.problems) console.log(`          ${problem}`);
  if (outcome.ending !== endingOf(history)) process.exitCode = 1;
}
if (wanted.length === 0) {
  writeFileSync(fileURLToPath(new URL('../docs/sync-evidence.md', import.meta.url)), writeEvidence(told));
}
