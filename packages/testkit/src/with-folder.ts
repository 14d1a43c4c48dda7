import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder that goes away with `using`. */
export function withFolder(prefix: string): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(realpathSync(tmpdir()), `${prefix}-`));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}
