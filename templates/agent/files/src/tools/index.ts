import type { Tool } from '../define-tool.ts';
import { canvasTools } from '../wiring/parts.ts';

/** Every tool of the agent: those of the canvas, then your own. A new tool is a file beside this one and a line here. */
export const tools: readonly Tool[] = [...canvasTools];
