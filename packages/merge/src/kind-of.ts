import type { FileClassName } from './file-class.ts';

/** How a file is merged. */
export type MergeKind = 'json' | 'yaml' | 'set' | 'region' | 'config' | 'lines' | 'binary' | 'regenerated';

const sets =
  /(^|\/)(\.gitignore|\.dockerignore|\.npmignore|\.prettierignore|\.eslintignore|\.gitattributes|CODEOWNERS|\.env\.example|\.env\.[\w-]+\.example)$/;
const lockfiles = /(^|\/)(pnpm-lock\.yaml|package-lock\.json|yarn\.lock|bun\.lock)$/;
const binaries =
  /\.(png|jpe?g|gif|webp|avif|ico|pdf|zip|gz|tgz|br|zst|woff2?|ttf|otf|eot|mp[34]|webm|wasm|sqlite|db|parquet|onnx|bin)$/i;

/** How the file at a path is merged, told from its name and its class. Content that turns out not to be text is never merged. */
export function kindOf(path: string, fileClass: FileClassName): MergeKind {
  if (lockfiles.test(path)) return 'regenerated';
  if (binaries.test(path)) return 'binary';
  if (fileClass === 'region') return 'region';
  if (/\.(json|jsonc|code-workspace)$/.test(path)) return 'json';
  if (/\.ya?ml$/.test(path)) return 'yaml';
  if (fileClass === 'keys' && /\.[cm]?[jt]s$/.test(path)) return 'config';
  return sets.test(path) ? 'set' : 'lines';
}
