import { estimateTokens } from '../estimate-tokens.ts';
import type { ModelReply, ModelRequest, ToolCall, Usage } from '../model.ts';

/** The parts of a streamed chat completion that are read; a provider may leave out any of them. */
interface CompletionEvent {
  choices?: { delta?: Delta; finish_reason?: string | null }[];
  usage?: { prompt_tokens?: number; completion_tokens?: number } | null;
}
interface Delta {
  content?: string | null;
  refusal?: string | null;
  tool_calls?: { index?: number; id?: string; function?: { name?: string; arguments?: string } }[];
}

const stops: Record<string, ModelReply['stop']> = { length: 'length', content_filter: 'refusal' };

/** Puts the events of one streamed answer together. */
export class ReplyBuilder {
  #text = '';
  #refused = false;
  #finish: string | undefined;
  #usage: CompletionEvent['usage'];
  readonly #calls = new Map<number, { id: string; name: string; arguments: string }>();

  /** True once the model said why it stopped. */
  get finished(): boolean {
    return this.#finish !== undefined;
  }

  /** Takes one event in; returns the text that it adds. */
  add(event: unknown): string {
    const { choices = [], usage } = event as CompletionEvent;
    if (usage) this.#usage = usage;
    const [choice] = choices;
    this.#finish = choice?.finish_reason ?? this.#finish;
    const { content, refusal, tool_calls = [] } = choice?.delta ?? {};
    if (refusal) this.#refused = true;
    for (const [position, piece] of tool_calls.entries()) {
      const index = piece.index ?? position;
      const call = this.#calls.get(index) ?? { id: '', name: '', arguments: '' };
      call.id ||= piece.id ?? '';
      call.name += piece.function?.name ?? '';
      call.arguments += piece.function?.arguments ?? '';
      this.#calls.set(index, call);
    }
    const text = content || refusal || '';
    this.#text += text;
    return text;
  }

  /** The whole reply; usage that the provider left out is estimated and marked. */
  build(context: { id: string; request: ModelRequest; price: { input: number; output: number } }): ModelReply {
    const toolCalls = [...this.#calls.values()].map(({ id, name, arguments: written }, index) => ({
      id: id || `call-${index}`,
      name,
      input: parseInput(written),
    }));
    const usage = this.#usageOf(context, toolCalls);
    const ended = toolCalls.length > 0 ? 'tools' : 'end';
    const stop = this.#refused ? 'refusal' : (stops[this.#finish ?? ''] ?? ended);
    return { model: context.id, text: this.#text, toolCalls, stop, usage };
  }

  #usageOf(context: { request: ModelRequest; price: { input: number; output: number } }, toolCalls: ToolCall[]): Usage {
    const { prompt_tokens, completion_tokens } = this.#usage ?? {};
    const inputTokens = prompt_tokens ?? estimateTokens(context.request);
    const outputTokens = completion_tokens ?? estimateTokens(this.#text + JSON.stringify(toolCalls));
    const costMicroUsd = Math.round(inputTokens * context.price.input + outputTokens * context.price.output);
    return {
      inputTokens,
      outputTokens,
      costMicroUsd,
      estimated: prompt_tokens === undefined || completion_tokens === undefined,
    };
  }
}

/** Arguments that are not JSON stay text: the tool's own check of its input reports them to the model. */
function parseInput(written: string): unknown {
  try {
    return written === '' ? {} : JSON.parse(written);
  } catch {
    return written;
  }
}
