import type { Tool } from './define-tool.ts';

/** Every tool of this package. A new one is a file in tools/, and a line here. */
export const tools: readonly Tool[] = [];
