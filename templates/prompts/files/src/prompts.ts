import type { Prompt } from './define-prompt.ts';
import { canvasPrompts } from './wiring/prompts.ts';

/** Every prompt: those of the canvas, then your own. A new prompt is a file in own/ and a line here. */
export const prompts: readonly Prompt[] = [...canvasPrompts];
