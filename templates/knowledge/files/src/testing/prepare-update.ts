import { type Database, migrate } from '@acme/database';
import { createDocumentStore, type DocumentStore } from '../documents/document-store.ts';
import type { Embedders } from '../embedding/open-embedders.ts';
import { migrations } from '../migrations.ts';
import { documentWith } from '../testing/document-with.ts';

/** For tests: two documents, and an embedder that notes what it was asked for. */
export const prepareUpdate = async (
  database: Database,
): Promise<{ documents: DocumentStore; embedders: Embedders; asked: string[] }> => {
  await migrate(database, { owner: 'knowledge', migrations });
  const documents = createDocumentStore(database);
  const two = ['one', 'two'].map((name) =>
    documentWith({ uri: name, title: name, digest: name, text: `This is the text of document ${name}.` }),
  );
  await documents.replaceSource('help', two, 1_000);
  const asked: string[] = [];
  const embedder = {
    id: 'test-2',
    dimensions: 2,
    embed: async (texts: readonly string[]) => {
      asked.push(...texts.map((text) => text.split('\n')[0] ?? ''));
      return texts.map(() => [1, 0]);
    },
  };
  const embedders = { forContent: () => [embedder], searched: [embedder], second: undefined, fingerprint: 'test' };
  return { documents, embedders, asked };
};
