import type { ModelRequest } from './model.ts';

/** A rough count of tokens (four characters each), for limits before a call and for providers that report no usage. */
export function estimateTokens(content: string | ModelRequest): number {
  const text = typeof content === 'string' ? content : JSON.stringify([content.messages, content.tools]);
  return Math.ceil(text.length / 4);
}
