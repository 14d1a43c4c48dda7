import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(at('../packages/cli/package.json'), 'utf8')) as { version: string };

/** Where the parts of this repository are, and the version under which its templates ship. */
export const workspace = { templates: at('../templates'), catalogFile: at('../pnpm-workspace.yaml'), version } as const;
