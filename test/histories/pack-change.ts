import type { Advisory, Migration, Pack } from '@agent-canvas/packs';
import type { PackEdit } from './edit-pack.ts';

/** One thing that a new version of the pack changes, as its change log would say it. */
export interface PackChange {
  readonly id: string;
  readonly what: string;
  readonly edits: readonly PackEdit[];
  readonly migration?: Omit<Migration, 'version'>;
  readonly advisory?: (before: Pack) => Omit<Advisory, 'fixedIn' | 'affects'>;
}
