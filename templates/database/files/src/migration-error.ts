/** A migration that cannot run: out of order, listed twice, edited after it was applied, or refused by the engine. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}
