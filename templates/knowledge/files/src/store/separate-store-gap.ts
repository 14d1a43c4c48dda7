import type { Gap } from '../production-gaps.ts';

/** A separate store without an address would be embedded. */
export const separateStoreGap = ({ KNOWLEDGE_DATABASE_URL }: NodeJS.ProcessEnv): Gap[] =>
  KNOWLEDGE_DATABASE_URL
    ? []
    : [
        {
          what: 'no database for knowledge: it would be embedded',
          fix: 'set KNOWLEDGE_DATABASE_URL=postgres://user:password@host:5432/knowledge (with pgvector)',
        },
      ];
