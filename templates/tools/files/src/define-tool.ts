import * as z from 'zod';
import type { ToolData } from './data.ts';

/** What a tool gets beside its input. `signal` is aborted when nobody waits for the outcome any more. */
export interface ToolContext {
  data: ToolData;
  signal: AbortSignal;
}

/** A tool as an agent sees it. */
export interface Tool {
  name: string;
  version: string;
  description: string;
  effect: 'read' | 'write';
  /** JSON Schema, for the model. */
  inputSchema: Record<string, unknown>;
  /** Throws an Error whose message tells a model what to do differently. */
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
  run(input: z.output<Input>, context: ToolContext): Promise<z.input<Output>>;
}

/** Declares a tool: typed inside, checked at its border (input, output, name, version). Throws on a bad name or version. */
export function defineTool<Input extends z.ZodObject, Output extends z.ZodType>(
  definition: ToolDefinition<Input, Output>,
): Tool {
  const { input, output, run, ...info } = definition;
  const { name, version } = info;
  if (!/^[a-z][a-z0-9_-]*$/.test(name)) throw new Error(`The tool name ${name} is not like look-up-order.`);
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`The version ${version} of ${name} is not like 1.0.0.`);
  return {
    ...info,
    inputSchema: z.toJSONSchema(input, { io: 'input' }) as Record<string, unknown>,
    call: async (given, context) => {
      const parsed = explain(input.safeParse(given), 'the input');
      return explain(output.safeParse(await run(parsed, context)), 'the output');
    },
  };
}

function explain<T>(result: z.ZodSafeParseResult<T>, what: string): T {
  if (result.success) return result.data;
  throw new Error(`${what} does not fit the schema: ${z.prettifyError(result.error)}`);
}
