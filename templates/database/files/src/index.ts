/**
 * The one SQL connection: opens the engine that the canvas chose, runs numbered migrations, closes cleanly.
 * It owns no table of its own beyond `schema_migrations`, knows nothing of memory or knowledge, and is the only
 * package that may import `pg` or PGlite.
 */
export type { Database, Migration } from './database.ts';
export { isUnavailable } from './is-unavailable.ts';
export { migrate } from './migrate.ts';
export { MigrationError } from './migration-error.ts';
export { openDatabase } from './open-database.ts';
export { type Gap, productionGaps } from './production-gaps.ts';
