/** A running service: its address, and a key that may create runs (none where the service asks for none). */
export interface Target {
  url: string;
  key?: string | undefined;
}

const timeoutMs = 30_000;

/** A request to the target with its key, given up after 30 s. */
export const call = (target: Target, path: string, body?: unknown): Promise<Response> =>
  fetch(new URL(path, target.url), {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(target.key && { authorization: `Bearer ${target.key}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    signal: AbortSignal.timeout(timeoutMs),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
