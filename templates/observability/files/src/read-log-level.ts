import type { LoggerOptions } from './create-logger.ts';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

/** Least severe level that is written, from LOG_LEVEL; `info` where it is absent. Throws RangeError for any other word. */
export const readLogLevel = (env: NodeJS.ProcessEnv): NonNullable<LoggerOptions['level']> => {
  const text = env.LOG_LEVEL?.trim() || 'info';
  const level = levels.find((known) => known === text);
  if (!level) throw new RangeError(`LOG_LEVEL is one of ${levels.join(', ')}, not "${text}".`);
  return level;
};
