/** How a workspace is looked at. Paths are relative to its root, with forward slashes. */
export interface WorkspaceView {
  /** Tracked and untracked files that git does not ignore. */
  paths(): readonly string[];
  /** The text at a path; undefined where no text file is. */
  read(path: string): string | undefined;
}

/** A package.json, as far as habits show in it. */
export interface Manifest {
  readonly name?: string;
  readonly packageManager?: string;
  readonly engines?: { readonly node?: string };
  readonly exports?: unknown;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly pnpm?: { readonly onlyBuiltDependencies?: readonly string[] };
  readonly workspaces?: unknown;
}

export interface WorkspacePackage {
  /** From the root: `packages/ui`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** A pnpm workspace as it was found. */
export interface Workspace {
  readonly view: WorkspaceView;
  readonly root: Manifest;
  /** The globs of pnpm-workspace.yaml. */
  readonly globs: readonly string[];
  /** Every catalogue by its name; the unnamed one is `default`. */
  readonly catalogs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Sorted by folder. */
  readonly packages: readonly WorkspacePackage[];
}
