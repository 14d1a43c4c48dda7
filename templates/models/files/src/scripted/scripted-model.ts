import { estimateTokens } from '../estimate-tokens.ts';
import type { Message, Model, ModelReply, ModelRequest, ToolCall, ToolSpec } from '../model.ts';
import { words } from '../words.ts';
import { shapeInput } from './shape-input.ts';

const nothingToSay =
  'This is the scripted model: no tool matches the input, and it writes no answers of its own. Name a provider in canvas.yaml and set its key.';

/**
 * A deterministic policy in place of a model: it calls the tool whose words match the input best, once, and then says
 * what the tool said. A routing request is the same choice, where each tool is one of the routes. It proves plumbing and knows nothing.
 */
export function createScriptedModel(): Model {
  return {
    id: 'scripted',
    async *stream(request, { signal }) {
      signal.throwIfAborted();
      const reply = replyTo(request);
      if (reply.text) yield { type: 'text', text: reply.text };
      yield { type: 'reply', reply };
    },
  };
}

function replyTo(request: ModelRequest): ModelReply {
  const asked = request.messages.findLastIndex((message) => message.role === 'user');
  const input = request.messages[asked];
  const results = request.messages.slice(asked + 1).filter((message) => message.role === 'tool');
  const tool = results.length === 0 && input?.role === 'user' ? chooseTool(input.text, request.tools) : undefined;
  const toolCalls: ToolCall[] =
    tool && input?.role === 'user'
      ? [{ id: 'scripted-1', name: tool.name, input: shapeInput(tool.inputSchema, input.text) }]
      : [];
  const text = tool ? '' : results.map(sayResult).join('\n') || nothingToSay;
  const outputTokens = estimateTokens(text + JSON.stringify(toolCalls));
  const usage = { inputTokens: estimateTokens(request), outputTokens, costMicroUsd: 0, estimated: true };
  return { model: 'scripted', text, toolCalls, stop: tool ? 'tools' : 'end', usage };
}

/** The name tells more than the description: a name that is said in full counts as two words of the description. */
function chooseTool(input: string, tools: readonly ToolSpec[]): ToolSpec | undefined {
  const said = words(input);
  const hits = (text: string) => [...words(text)].filter((word) => said.has(word)).length;
  const score = (tool: ToolSpec) => (2 * hits(tool.name)) / words(tool.name).size + hits(tool.description);
  const [best] = tools.map((tool) => ({ tool, score: score(tool) })).toSorted((a, b) => b.score - a.score);
  return best && best.score > 0 ? best.tool : undefined;
}

function sayResult(message: Message & { role: 'tool' }): string {
  return message.isError
    ? `${message.name} failed: ${say(message.output)}`
    : say(message.output) || `${message.name} found nothing.`;
}

function say(value: unknown): string {
  if (Array.isArray(value)) return value.map(say).join('\n');
  if (typeof value !== 'object' || value === null) return String(value);
  return 'text' in value ? say(value.text) : Object.values(value).map(say).join('\n');
}
