import { ModelError, type ModelErrorCode } from '../model-error.ts';

/**
 * The typed error of a response that is no success; honours Retry-After in seconds or as a date. Its message can be
 * logged: the provider's own words, which may quote the input, are the cause.
 */
export async function errorOfResponse(response: Response): Promise<ModelError> {
  const text = (await response.text().catch(() => '')).slice(0, 300);
  return new ModelError(codeOf(response.status), `The provider answered ${response.status}${nameOf(text)}.`, {
    retryAfterMs: retryAfterMs(response.headers.get('retry-after')),
    cause: new Error(text),
  });
}

/** The provider's name of the error, where the body has one that is a single word. */
function nameOf(body: string): string {
  const [, name] = /"code"\s*:\s*"([\w.-]{1,64})"/.exec(body) ?? /"type"\s*:\s*"([\w.-]{1,64})"/.exec(body) ?? [];
  return name ? ` (${name})` : '';
}

function codeOf(status: number): ModelErrorCode {
  if (status === 429) return 'rate-limited';
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 408 || status >= 500) return 'unavailable';
  return 'invalid-request';
}

function retryAfterMs(header: string | null): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
