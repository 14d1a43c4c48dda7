import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where the parts of this repository are. */
export const workspace = { templates: at('../templates'), catalogFile: at('../pnpm-workspace.yaml') } as const;
