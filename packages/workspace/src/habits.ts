/** The habits of a workspace, as plain data: what fits a rendered package into it. Kept in the lock, so that a sync fits it in the same way. */
export interface Habits {
  /** Of the workspace's packages: `@shop`. */
  readonly scope: string;
  /** Where packages go: `packages`, `libs`. */
  readonly folder: string;
  /** Where services go: `apps`, or the folder of packages. */
  readonly apps: string;
  /** How versions are written that the workspace has already, by package. */
  readonly versions: Readonly<Record<string, KnownVersion>>;
  /** Packages that the workspace has in another major: those are versions of its own, and never changed. */
  readonly otherMajors: readonly string[];
  /** There is a default catalogue: a version that the workspace does not have goes there. */
  readonly hasCatalog: boolean;
  /** Names and commands of the scripts that packages have; a role that packages do not have is absent. */
  readonly scripts: { readonly types?: Script; readonly lint?: Script; readonly test: string };
  /** Development dependencies that each package brings for these scripts. */
  readonly tools: Readonly<Record<string, string>>;
  readonly tsconfig: { readonly extends?: string; readonly compilerOptions: Readonly<Record<string, unknown>> };
  /** A package's own configuration of eslint, where packages have one. */
  readonly eslint?: { readonly file: string; readonly text: string };
  /** What checks code: its directives are written for it. */
  readonly linters: readonly Linter[];
}

export type Linter = 'biome' | 'eslint' | 'prettier';

export interface Script {
  readonly name: string;
  readonly run: string;
}

export interface KnownVersion {
  /** As a manifest says it: `catalog:`, `catalog:testing`, `^4.1.0`. */
  readonly as: string;
  /** The range behind it. */
  readonly range: string;
}
