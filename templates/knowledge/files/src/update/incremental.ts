import { embedDocument, writePassages } from '../index/passage-index.ts';
import type { Update } from './update.ts';

/** Indexes what has changed, one document at a time: an update that breaks off goes on where it was. */
export const updateIncrementally: Update = async ({ database, documents, embedders }) => {
  const { fingerprint } = embedders;
  const pending = await documents.pending(fingerprint);
  for (const document of pending) {
    const rows = await embedDocument(document, embedders);
    await database.sql
      .transaction()
      .execute((transaction) => writePassages(transaction, { documents: [document], rows, fingerprint }));
  }
  return pending.length;
};
