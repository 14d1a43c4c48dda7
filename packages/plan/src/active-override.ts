import { globToRegExp } from '@agent-canvas/packs';
import type { Override } from './override.ts';

/** Finds the policy for a file by any of its paths: the last line of the team's that matches and has not expired. */
export function policyFinder(
  overrides: readonly Override[],
  today: string,
): (...paths: readonly string[]) => Override | undefined {
  const active = overrides
    .filter((override) => !isExpired(override, today))
    .map((override) => ({ override, pattern: globToRegExp(override.path) }))
    .reverse();
  return (...paths) => active.find(({ pattern }) => paths.some((path) => pattern.test(path)))?.override;
}

/** Whether the day named by `expires` has come. */
export const isExpired = ({ expires }: Override, today: string): boolean => expires !== undefined && expires <= today;
