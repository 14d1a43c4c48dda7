import type { FileClass, Kind } from '@agent-canvas/packs';

/** One emitted file, and where it comes from. */
export interface TreeFile {
  /** Path from the root of the repository, with forward slashes. */
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly executable: boolean;
  readonly kind: Kind;
  readonly class: FileClass;
  /** Id of the template that owns it. */
  readonly template: string;
  /** Dotted paths of every setting that was read to decide on the file or to write it, sorted. */
  readonly settings: readonly string[];
  /** For a config file: the setting behind each key. */
  readonly keys?: Readonly<Record<string, string>>;
}

/** A rendered repository: files sorted by path. */
export interface Tree {
  readonly templates: readonly ChosenTemplate[];
  readonly files: readonly TreeFile[];
}

export interface ChosenTemplate {
  readonly id: string;
  readonly summary: string;
  readonly target: string;
}
