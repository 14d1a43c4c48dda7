import type { Condition } from '@agent-canvas/canvas';
import type { Operation } from './operation.ts';

export type { Condition } from '@agent-canvas/canvas';

/** The four kinds of emitted code; see docs/authoring-templates.md. */
export type Kind = 'core' | 'config' | 'wiring' | 'app';

/** How sync treats a file once a team owns the repository. */
export type FileClass = 'enforced' | 'managed' | 'seeded' | 'keys' | 'region' | 'generated';

/** True where the setting equals one of `values`. */
export const is = (path: string, ...values: (string | number | boolean)[]): Condition => ({ path, is: values });
/** True where the list at `path` contains one of `values` (the text itself, or an item whose `name` or `id` it is). */
export const has = (path: string, ...values: string[]): Condition => ({ path, has: values });
/** True where the list or text at `path` is not empty. */
export const some = (path: string): Condition => ({ path, some: true });
export const all = (...conditions: Condition[]): Condition => ({ all: conditions });
export const any = (...conditions: Condition[]): Condition => ({ any: conditions });
export const not = (condition: Condition): Condition => ({ not: condition });

/** Rules for files; every rule whose `match` covers a file applies: conditions add up, the last `kind` or `class` wins. */
export interface FileRule {
  /** Glob over the emitted path inside the template (without `.hbs`): `src/stores/redis*.ts`. `*` stays in one folder, `**` crosses folders. */
  readonly match: string;
  readonly when?: Condition;
  readonly kind?: Kind;
  readonly class?: FileClass;
  /**
   * Emits the file once for each item of this list. In path and text, the sample name (`sample-tool`, `sampleTool`,
   * `SampleTool`, `SAMPLE_TOOL`) becomes the item's `name` or `id` in the same case.
   */
  readonly each?: {
    readonly list: string;
    readonly sample: string;
    readonly where?: { readonly field: string; readonly is: string };
  };
  /** Literal texts of the file replaced by fields of the item (`each`) or by dotted paths of the canvas. A key with quotes receives a quoted string literal. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** How a canvas value is written into code. */
export type Conversion = 'as-is' | 'ms' | 'seconds' | 'bytes' | 'ratio' | 'microUsd';

export interface ConfigEntry {
  /** Dotted key in the config object: `retry.maxAttempts`. */
  readonly key: string;
  /** Dotted path of the canvas or of `derived`. */
  readonly from: string;
  readonly as?: Conversion;
  /** Absent from the emitted file unless this holds. */
  readonly when?: Condition;
  /** A type for lists and objects, imported by the config file: `{ name: 'ModelEntry[]', import: 'ModelEntry', from: './model-entry.ts' }`. */
  readonly type?: { readonly name: string; readonly import?: string; readonly from?: string };
  /** For lists of objects: keep only these fields, in this order. */
  readonly pick?: readonly string[];
}

/** A generated module that joins chosen parts. */
export interface WiringFile {
  readonly path: string;
  /** First lines of the module: what it joins. */
  readonly doc: string;
  readonly exports: readonly WiringExport[];
}
export type WiringExport =
  /** `export { createRedisStore as createShortTermStore } from './stores/redis.ts'` for the first option whose condition holds. */
  | {
      readonly name: string;
      readonly choose: readonly { readonly import: string; readonly from: string; readonly when?: Condition }[];
    }
  /** `export const tools = [lookupOrder, refund]` with their imports; `list` items come from options, or once per item of a canvas list. */
  | {
      readonly name: string;
      readonly type?: { readonly name: string; readonly from: string };
      readonly list: readonly WiringItem[];
    };
export interface WiringItem {
  readonly import: string;
  readonly from: string;
  readonly when?: Condition;
  readonly each?: {
    readonly list: string;
    readonly sample: string;
    readonly where?: { readonly field: string; readonly is: string };
  };
}

/** One typed piece for a file that another template owns. Its texts and keys are Handlebars over the canvas. */
export interface Contribution {
  /** `env`, `compose.services`, `compose.volumes`, `agents.tasks`, `readme.commands`, … : a slot that one template declares. */
  readonly slot: string;
  /** Sorts and identifies the piece: two pieces of one key with different values are an error. */
  readonly key: string;
  readonly value: unknown;
  readonly when?: Condition;
}

/** An engine that the canvas may choose and that has no adapter yet: it runs on its twin, production refuses it by name. */
export interface Unbuilt {
  readonly setting: string;
  readonly value: string;
  readonly runsOn: string;
  /** False where a repository is safe in production without it: then it is listed, not refused. */
  readonly refused?: false;
}

/** What `add KIND NAME` puts into a package of the template. */
export interface Part {
  readonly kind: 'tool' | 'prompt' | 'eval' | 'runbook';
  /** Only where the new one acts so; a part of the same kind serves the other. */
  readonly effect?: 'read' | 'write';
  /** The sample name that the new name replaces, in paths and texts, each spelling in its own case. */
  readonly sample: string;
  /** Files under `files/` that a new one is made from. They are the team's from the first day on. */
  readonly files: readonly string[];
  readonly register?: readonly Registration[];
}

/** A line in a module of the team's own: the import of a name, and an item of a list. */
export interface Registration {
  /** Under `files/`. */
  readonly file: string;
  readonly import?: { readonly name: string; readonly from: string };
  /** The exported constant (`tools`) that holds the list. */
  readonly list: string;
  readonly item: string;
}

export interface TemplateDefinition {
  /** The folder's name under templates/. */
  readonly id: string;
  readonly summary: string;
  /** Where `files/` goes (`packages/memory`, `apps/agent-service`, `.`). A folder `repo/` beside it goes to the root of the repository. */
  readonly target: string;
  readonly when?: Condition;
  /** Other templates that this one imports from. */
  readonly requires?: readonly string[];
  /** Ids of docs/coverage.md that this template implements, with the test that proves each. */
  readonly covers?: Readonly<Record<string, { readonly answers: readonly string[]; readonly proof: string }>>;
  readonly files?: readonly FileRule[];
  readonly config?: { readonly path: string; readonly doc: string; readonly entries: readonly ConfigEntry[] };
  readonly wiring?: readonly WiringFile[];
  /** What can be added to the package later, one at a time. */
  readonly parts?: readonly Part[];
  /** Slots of shared files that this template owns. */
  readonly slots?: readonly string[];
  readonly contributions?: readonly Contribution[];
  readonly unbuilt?: readonly Unbuilt[];
  /** What people do beside the code when a setting changes. All that apply are listed, in this order. */
  readonly operations?: readonly Operation[];
}

/** Declares a template: identity, with its types checked. */
export const defineTemplate = (definition: TemplateDefinition): TemplateDefinition => definition;
