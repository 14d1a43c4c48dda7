import * as z from 'zod';
import type { ToolData } from './data/tool-data.ts';
import type { Identity } from './ports.ts';

/** What a tool gets beside its input. `signal` is aborted when the run ends or the tool's time is over. */
export interface ToolContext {
  runId: string;
  identity: Identity;
  signal: AbortSignal;
  data: ToolData;
}

/** A tool as users of the API see it. */
export interface ToolInfo {
  name: string;
  version: string;
  description: string;
  effect: 'read' | 'write';
  requiresApproval: boolean;
  /** JSON Schema. */
  inputSchema: Record<string, unknown>;
}

/** A tool as the loop sees it. `parse` throws a message for the model; `call` takes what `parse` returned. */
export interface Tool extends ToolInfo {
  timeoutMs: number;
  parse(input: unknown): unknown;
  needsApproval(input: unknown): boolean;
  call(input: unknown, context: ToolContext): Promise<unknown>;
}

interface ToolDefinition<Input extends z.ZodObject, Output extends z.ZodType> {
  /** Lower case with hyphens. Its words, and those of the description, are what a model chooses by. */
  name: string;
  /** Semantic: a change that breaks callers is major. */
  version: string;
  description: string;
  input: Input;
  output: Output;
  effect: 'read' | 'write';
  /** True, or for which inputs: a person approves the call before it happens. */
  requiresApproval?: boolean | ((input: z.output<Input>) => boolean);
  /** 10 seconds unless told otherwise. */
  timeoutMs?: number;
  /** May throw: the message goes back to the model, so it says what to do differently. */
  run(input: z.output<Input>, context: ToolContext): Promise<z.input<Output>>;
}

/** Declares a tool: typed inside, checked at its border (input, output, name, version). Throws on a bad name or version. */
export function defineTool<Input extends z.ZodObject, Output extends z.ZodType>(
  definition: ToolDefinition<Input, Output>,
): Tool {
  const { input, output, run, requiresApproval = false, timeoutMs = 10_000, ...info } = definition;
  const { name, version } = info;
  if (!/^[a-z][a-z0-9_-]*$/.test(name)) throw new Error(`The tool name ${name} is not like look-up-order.`);
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`The version ${version} of ${name} is not like 1.0.0.`);
  return {
    ...info,
    timeoutMs,
    requiresApproval: requiresApproval !== false,
    inputSchema: z.toJSONSchema(input, { io: 'input' }) as Record<string, unknown>,
    parse: (given) => explain(input.safeParse(given), 'the input'),
    needsApproval: (given) =>
      typeof requiresApproval === 'function' ? requiresApproval(input.parse(given)) : requiresApproval,
    call: async (given, context) => explain(output.safeParse(await run(input.parse(given), context)), 'the output'),
  };
}

function explain<T>(result: z.ZodSafeParseResult<T>, what: string): T {
  if (result.success) return result.data;
  throw new Error(`${what} does not fit the schema: ${z.prettifyError(result.error)}`);
}
