import { ModelError, type ModelErrorCode } from '../model-error.ts';

/** The typed error of a response that is no success; honours Retry-After in seconds or as a date. */
export async function errorOfResponse(response: Response): Promise<ModelError> {
  const text = (await response.text().catch(() => '')).slice(0, 300);
  const message = `The provider answered ${response.status}: ${text}`;
  return new ModelError(codeOf(response.status), message, {
    retryAfterMs: retryAfterMs(response.headers.get('retry-after')),
  });
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
