import type { Message, ModelRequest } from '../model.ts';

/** The request as chat completions writes it. */
export function toBody(request: ModelRequest, target: { model: string; outputLimit: string }): Record<string, unknown> {
  const tools = request.tools.map(({ name, description, inputSchema }) => ({
    type: 'function',
    function: { name, description, parameters: inputSchema },
  }));
  return {
    model: target.model,
    messages: request.messages.map(toWire),
    ...(tools.length > 0 && { tools }),
    ...(request.maxOutputTokens !== undefined && { [target.outputLimit]: request.maxOutputTokens }),
    stream: true,
    stream_options: { include_usage: true },
  };
}

function toWire(message: Message): Record<string, unknown> {
  if (message.role === 'tool') {
    const output = typeof message.output === 'string' ? message.output : JSON.stringify(message.output);
    return { role: 'tool', tool_call_id: message.callId, content: message.isError ? `Error: ${output}` : output };
  }
  if (message.role !== 'assistant') return { role: message.role, content: message.text };
  const calls = message.toolCalls.map(({ id, name, input }) => ({
    id,
    type: 'function',
    // What was not JSON goes back as the model wrote it.
    function: { name, arguments: typeof input === 'string' ? input : JSON.stringify(input) },
  }));
  return { role: 'assistant', content: message.text || null, ...(calls.length > 0 && { tool_calls: calls }) };
}
