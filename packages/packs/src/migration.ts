/** A change of shape that a pack went through: run once on a repository, on the team's files and on the bases alike. */
export interface Migration {
  /** Unique in the pack, kebab-case; locks remember it. */
  readonly id: string;
  /** The version of the pack that introduced it. */
  readonly version: string;
  readonly summary: string;
  readonly steps: readonly MigrationStep[];
}

/** Every path is one of the emitted repository, with forward slashes. */
export type MigrationStep =
  /** Moves a file, or a folder with all that it holds. */
  | { readonly rename: { readonly from: string; readonly to: string } }
  /** A file or folder that is no longer used. What the team edited stays. */
  | { readonly delete: string }
  /** An answer of canvas.yaml: moved (`to`), its values mapped (`values`), or, with neither, dropped. */
  | { readonly answer: AnswerStep }
  /** Renames a dotted key in a JSON, YAML or `config.ts` file, inside the object that holds it. */
  | { readonly key: { readonly file: string; readonly from: string; readonly to: string } };

export interface AnswerStep {
  readonly from: string;
  readonly to?: string;
  /** New value by old value as text; items of a list are mapped one by one. */
  readonly values?: Readonly<Record<string, string | number | boolean>>;
}
