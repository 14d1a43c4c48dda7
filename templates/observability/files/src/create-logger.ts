import { isSpanContextValid, trace } from '@opentelemetry/api';
import {
  type DestinationStream,
  type Level,
  type LogFn,
  type Logger,
  type LoggerOptions as PinoOptions,
  pino,
} from 'pino';
import { maskDeep } from './mask-deep.ts';

const secretKeys = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'apiKey',
  'api_key',
  'accessToken',
  'refreshToken',
];

export interface LoggerOptions {
  /** Least severe level that is written; `info` by default. */
  level?: Level | 'silent';
  /** Standard output by default. */
  destination?: DestinationStream;
  /** Applied to every text of a line, message and fields, before it is written (security's `mask`). */
  mask?: (text: string) => string;
}

const traceIds = (): object => {
  const span = trace.getActiveSpan()?.spanContext();
  return span && isSpanContextValid(span) ? { trace_id: span.traceId, span_id: span.spanId } : {};
};

const maskWith = (mask: (text: string) => string): PinoOptions => ({
  hooks: {
    logMethod(args: unknown[], method: LogFn) {
      const [first, ...rest] = args;
      // pino would copy the message of a lone error into `msg`, past the mask.
      const parts = first instanceof Error ? [{ err: first }, ...(rest.length > 0 ? rest : [first.message])] : args;
      method.apply(this, parts.map((part) => maskDeep(part, mask)) as Parameters<LogFn>);
    },
  },
  // The hook has turned errors into plain objects already.
  serializers: { err: (error: unknown) => error },
});

/** Bindings are turned into text when a child is made, before any hook sees them. Children inherit the override. */
const maskChildren = (logger: Logger, mask: (text: string) => string): void => {
  const { child } = logger;
  logger.child = function (this: Logger, ...[bindings, options]: Parameters<typeof child>) {
    return child.call(this, maskDeep(bindings, mask) as typeof bindings, options);
  } as typeof child;
};

/** JSON lines on standard output, each with the ids of the current trace; values under secret keys are removed to two levels. */
export const createLogger = (options: LoggerOptions = {}): Logger => {
  const { level = 'info', destination = pino.destination({ fd: 1, sync: false }), mask } = options;
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`]), censor: '[redacted]' },
      formatters: { level: (label) => ({ level: label }) },
      mixin: traceIds,
      ...(mask ? maskWith(mask) : {}),
    },
    destination,
  );
  if (mask) maskChildren(logger, mask);
  return logger;
};
