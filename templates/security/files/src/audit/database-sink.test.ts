import { openTestDatabase } from '@acme/database/testing';
import { sql } from 'kysely';
import { onTestFinished } from 'vitest';
import { createDatabaseSink } from './database-sink.ts';
import { describeAuditSink } from './testing/describe-audit-sink.ts';

describeAuditSink(async () => {
  const database = await openTestDatabase();
  onTestFinished(() => database.close());
  return {
    sink: await createDatabaseSink({ database }),
    tamper: (from, to) => sql`update audit_entries set action = ${to} where action = ${from}`.execute(database.sql),
  };
});
