import type { FileClass } from '@agent-canvas/packs';
import type { ChosenTemplate } from '@agent-canvas/render';

/**
 * create, update, mode (the executable bit alone) and conflict write `path`; delete removes it; rename writes `path` and
 * stands beside a `delete` of `from`; keep changes nothing on disk and says why.
 */
export type Action = 'create' | 'update' | 'delete' | 'rename' | 'keep' | 'conflict' | 'mode';

/** What happens to one path, and why. */
export interface Change {
  /** From the root of the repository, with forward slashes: where the file is, wherever the pack has it. */
  readonly path: string;
  readonly action: Action;
  readonly reason: string;
  readonly class: FileClass;
  readonly origin: Origin;
  /** Git blob id of the new content; empty for delete and keep. */
  readonly hash: string;
  /** Empty for delete and keep. */
  readonly content: string | Uint8Array;
  readonly executable: boolean;
  /** Git blob id of what stood at `path` when it was planned; left out where nothing did. */
  readonly before?: string;
  /** Of a rename: where the file was. */
  readonly from?: string;
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
