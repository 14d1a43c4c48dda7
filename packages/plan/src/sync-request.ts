import type { ParsedCanvas } from '@agent-canvas/canvas';
import type { LoadedPack } from '@agent-canvas/packs';
import type { Tree } from '@agent-canvas/render';
import type { Repository } from './repository.ts';

/** Content by its git blob id, from wherever it can be had; whoever asks compares the id. `path` is the pack's. */
export type BaseStore = (id: string, path: string) => Content | undefined | Promise<Content | undefined>;

export type Content = string | Uint8Array;

/** The team's own formatter: the texts in the same order; a file that it does not know comes back as it was. */
export type Formatter = (
  files: readonly { readonly path: string; readonly content: string }[],
) => Promise<readonly string[]>;

/** Everything that a sync is decided from. */
export interface SyncRequest {
  readonly repository: Repository;
  readonly pack: LoadedPack;
  /** The canvas to apply. */
  readonly parsed: ParsedCanvas;
  /** The text of canvas.yaml as the repository shall hold it; written where it differs. */
  readonly canvasText: string;
  readonly bases: BaseStore;
  readonly format?: Formatter;
  /** `YYYY-MM-DD`: policies expire by it. */
  readonly today: string;
  /** Templates beside those that the canvas chooses and the lock lists. */
  readonly added?: readonly string[];
  /** In the place of the canvas's choice (a workspace that is not ours): these, `added`, and what they require. */
  readonly only?: readonly string[];
  /** Fits the rendered files to a workspace that is not ours, before anything is compared. */
  readonly adapt?: (tree: Tree) => Tree;
  /** The habits that `adapt` goes by, for the lock; left out: those of the lock stay. */
  readonly workspace?: Readonly<Record<string, unknown>>;
  /** `.canvas/base.br` is missing or broken: write it again. */
  readonly isBaseLost?: boolean;
}
