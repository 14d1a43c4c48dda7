/** One entry of a conversation. A tool's `output` is any JSON value; with `isError` it is the text of what went wrong. */
export type Message =
  | { role: 'system' | 'user'; text: string }
  | { role: 'assistant'; text: string; toolCalls: ToolCall[] }
  | { role: 'tool'; callId: string; name: string; output: unknown; isError: boolean };

/** A tool as a model sees it; `inputSchema` is JSON Schema of an object. */
export interface ToolSpec {
  name: string;
  description: string;
  inputSchema: Record<string, unknown>;
}

/** A model's wish to call a tool. `input` is parsed JSON, or the raw text where the model wrote no valid JSON. */
export interface ToolCall {
  id: string;
  name: string;
  input: unknown;
}

/** Tokens and integer micro-USD; `estimated` where a provider reported no usage. */
export interface Usage {
  inputTokens: number;
  outputTokens: number;
  costMicroUsd: number;
  estimated: boolean;
}

export interface ModelRequest {
  messages: Message[];
  tools: ToolSpec[];
  maxOutputTokens?: number;
}

/** `model` is the id of the model that answered in the end, which a fallback or a cascade may have changed. */
export interface ModelReply {
  model: string;
  text: string;
  toolCalls: ToolCall[];
  stop: 'end' | 'tools' | 'length' | 'refusal';
  usage: Usage;
}

/** Text as it comes, then exactly one reply, last. The texts joined are the reply's text. */
export type ModelChunk = { type: 'text'; text: string } | { type: 'reply'; reply: ModelReply };

/** The port of every model. `stream` throws `ModelError`, or the signal's reason once it is aborted. */
export interface Model {
  readonly id: string;
  stream(request: ModelRequest, options: { signal: AbortSignal }): AsyncIterable<ModelChunk>;
}

/** What a model is used for: to answer, to decide who answers, to judge an answer. */
export type Use = 'answer' | 'route' | 'judge';

/** The models of this agent. `scripted`: answers come from the scripted policy, not from a model. */
export interface Models {
  readonly scripted: boolean;
  forUse(use: Use): Model;
}

/** Something that production lacks, and what to do about it. */
export interface Gap {
  what: string;
  fix: string;
}
