/** The engine that memory.architecture.working chose. */
export { openPostgresOrTwin as openEngine } from './postgres/open-postgres-or-twin.ts';
