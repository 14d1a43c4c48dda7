import type { FileClass } from '@agent-canvas/packs';
import type { ChosenTemplate } from '@agent-canvas/render';

export type Action = 'create' | 'update' | 'keep' | 'conflict' | 'delete';

/** What happens to one path, and why. */
export interface Change {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly action: Action;
  readonly reason: string;
  readonly class: FileClass;
  readonly origin: Origin;
  /** Git blob id of the new content. */
  readonly hash: string;
  readonly content: string | Uint8Array;
  readonly executable: boolean;
}

export interface Origin {
  /** The template that owns the file; `engine` for what the generator itself keeps (canvas.yaml, .canvas/). */
  readonly template: string;
  /** Settings that decided on the file or that it was written from. */
  readonly settings: readonly string[];
  /** For a config file: the setting behind each key. */
  readonly keys?: Readonly<Record<string, string>>;
}

/** Everything that applying will do, as a value that can be printed: nothing is decided later. */
export interface Plan {
  readonly name: string;
  readonly pack: { readonly name: string; readonly version: string; readonly integrity: string };
  readonly templates: readonly ChosenTemplate[];
  /** Sorted by path. */
  readonly changes: readonly Change[];
}
