import type { Gap } from '../production-gaps.ts';

/** Without a server, development runs on the embedded twin; production does not. */
export const postgresGap = ({ DATABASE_URL }: NodeJS.ProcessEnv): Gap[] =>
  DATABASE_URL
    ? []
    : [
        {
          what: 'no PostgreSQL: the database would be embedded',
          fix: 'set DATABASE_URL=postgres://user:password@host:5432/name',
        },
      ];
