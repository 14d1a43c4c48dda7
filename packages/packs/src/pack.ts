import type { Advisory } from './advisory.ts';
import type {
  Condition,
  ConfigEntry,
  Contribution,
  FileClass,
  FileRule,
  Kind,
  TemplateDefinition,
  Unbuilt,
  WiringFile,
} from './define-template.ts';
import type { Migration } from './migration.ts';
import type { Operation } from './operation.ts';

/** The version of the pack format that this engine reads. A pack of a newer format is refused. */
export const packFormat = 1;

/** A pack as data: everything that rendering needs, and nothing that runs. */
export interface Pack {
  readonly format: typeof packFormat;
  readonly name: string;
  readonly version: string;
  /** Exact versions of every package that an emitted manifest may name. */
  readonly catalog: Readonly<Record<string, string>>;
  readonly templates: readonly PackedTemplate[];
  /** Sorted by version, then id. */
  readonly migrations?: readonly Migration[];
  /** Sorted by id. */
  readonly advisories?: readonly Advisory[];
  /** In the order in which their steps are done: that of the templates, then as authored. */
  readonly operations?: readonly Operation[];
  /** What changed, in Markdown, by version of the pack. */
  readonly changelog?: Readonly<Record<string, string>>;
}

export interface PackedTemplate
  extends Pick<TemplateDefinition, 'id' | 'summary' | 'target' | 'when' | 'requires' | 'slots' | 'covers' | 'parts'> {
  readonly files: readonly PackedFile[];
  readonly config?: { readonly path: string; readonly doc: string; readonly entries: readonly ConfigEntry[] };
  readonly wiring?: readonly WiringFile[];
  readonly contributions?: readonly PackedContribution[];
  readonly unbuilt?: readonly Unbuilt[];
}

/** A contribution whose texts were compiled: every string of `value` that holds a mustache is a `{ $template }` node. */
export type PackedContribution = Contribution;

export interface PackedFile {
  /** Path in the emitted repository, with sample names still in it. */
  readonly path: string;
  readonly kind: Kind;
  readonly class: FileClass;
  readonly executable?: true;
  readonly when?: Condition;
  readonly each?: NonNullable<FileRule['each']>;
  readonly texts?: Readonly<Record<string, string>>;
  /** Packages (not relative files, not Node's own) that the file imports: what keeps a dependency in package.json. */
  readonly imports?: readonly string[];
  readonly body: FileBody;
}

export type FileBody =
  | { readonly text: string }
  | { readonly template: readonly TemplateNode[] }
  | { readonly base64: string };

/** A parsed Handlebars template, as data: text, or one of four tagged nodes. */
export type TemplateNode =
  | string
  | readonly ['value', Expression]
  | readonly ['if', Expression, readonly TemplateNode[], readonly TemplateNode[]]
  | readonly ['each', Expression, readonly TemplateNode[], readonly TemplateNode[]]
  | readonly ['with', Expression, readonly TemplateNode[], readonly TemplateNode[]];

export type Expression =
  /** A dotted path, looked up `up` contexts above the current one; `root` starts at the canvas. */
  | readonly ['path', up: number, path: readonly string[], root?: true]
  | readonly ['data', name: string]
  | readonly ['literal', value: string | number | boolean | null]
  | readonly [
      'call',
      helper: string,
      args: readonly Expression[],
      named?: Readonly<Record<string, Expression>>,
      line?: number,
    ];
