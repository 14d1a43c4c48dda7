import type { Migration } from '@agent-canvas/packs';
import type { Repository } from './repository.ts';
import type { Content } from './sync-request.ts';

/** What pending migrations run on, and what they keep their hands from. */
export interface MigrationRun {
  readonly repository: Repository;
  /** Those that this repository has not seen. */
  readonly migrations: readonly Migration[];
  /** Whether a policy holds a file back: then it stays where and as it is. */
  readonly isHeld: (...paths: readonly string[]) => boolean;
  /** Content of a base, for migrations that look into one. */
  readonly baseContent: (id: string, path: string) => Content;
}
