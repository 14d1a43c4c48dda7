import { embedDocument, type PassageRow, writePassages } from '../index/passage-index.ts';
import type { Update } from './update.ts';

/** Builds the whole index anew and swaps it in at once: searches see the old one until the new one is complete. */
export const updateFully: Update = async ({ database, documents, embedders }) => {
  const all = await documents.all();
  const rows: PassageRow[] = [];
  for (const document of all) rows.push(...(await embedDocument(document, embedders)));
  await database.sql
    .transaction()
    .execute((transaction) => writePassages(transaction, { documents: all, rows, fingerprint: embedders.fingerprint }));
  return all.length;
};
