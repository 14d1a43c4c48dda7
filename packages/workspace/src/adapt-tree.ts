import type { Pack } from '@agent-canvas/packs';
import type { Tree, TreeFile } from '@agent-canvas/render';
import { adaptManifest } from './adapt-manifest.ts';
import { fitFile } from './fit-file.ts';
import type { Habits } from './habits.ts';
import { machineFiles } from './machine-files.ts';
import { placeOf } from './place-of.ts';

/**
 * Fits rendered packages into a workspace: its folders, its way to write versions, scripts and compiler options, its
 * linter's directives. Adds what every repository has under `.canvas/`. The same tree and habits give the same bytes.
 */
export function adaptTree(tree: Tree, context: { readonly habits: Habits; readonly pack: Pack }): Tree {
  const { habits, pack } = context;
  const files = tree.files.flatMap((file) => adaptFile(file, context));
  return {
    templates: tree.templates.map((one) => ({ ...one, target: placeOf(one.target, habits) })),
    files: [...files, ...machineFiles(pack, habits)].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function adaptFile(file: TreeFile, { habits, pack }: { readonly habits: Habits; readonly pack: Pack }): TreeFile[] {
  const path = placeOf(file.path, habits);
  if (typeof file.content !== 'string') return [{ ...file, path }];
  const inPackage = /^(?:packages|apps)\/([^/]+)\/(.+)$/.exec(file.path);
  const withContent = (content: string): TreeFile => ({ ...file, path, content });
  if (inPackage?.[2] === 'package.json') {
    const manifest = withContent(adaptManifest(file.content, habits, pack.catalog));
    return habits.eslint ? [manifest, configOf(file, habits.eslint, path)] : [manifest];
  }
  if (inPackage?.[2] === 'tsconfig.json') return [withContent(tsconfigOf(habits))];
  return [{ ...file, ...fitFile({ path: file.path, content: file.content }, habits) }];
}

function configOf(manifest: TreeFile, eslint: NonNullable<Habits['eslint']>, path: string): TreeFile {
  const { kind, template, settings } = manifest;
  const at = path.replace(/package\.json$/, eslint.file);
  return { path: at, content: eslint.text, executable: false, kind, class: 'managed', template, settings };
}

function tsconfigOf({ tsconfig }: Habits): string {
  const { extends: base, compilerOptions } = tsconfig;
  const config = { ...(base && { extends: base }), compilerOptions, include: ['src'] };
  return `${JSON.stringify(config, null, 2)}\n`;
}
