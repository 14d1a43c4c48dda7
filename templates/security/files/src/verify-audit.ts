import { openDatabase } from '@acme/database';
import { createSecurity } from './create-security.ts';

/** Computes the audit chain again; exits 1 where it is broken. An embedded database must not be in use by the service. */
const database = await openDatabase({ env: process.env });
const security = await createSecurity({ env: process.env, database });
const verdict = await security.verifyAudit();
console.log(JSON.stringify(verdict));
process.exitCode = verdict.intact ? 0 : 1;
await database.close();
