import { globToRegExp } from '@agent-canvas/packs';
import type { Override } from './override.ts';

/** Finds the line of the team's policy for a file by any of its paths. */
export type FindOverride = (...paths: readonly string[]) => Override | undefined;

/** Finds the last line that matches and has not expired. */
export const policyFinder = (overrides: readonly Override[], today: string): FindOverride =>
  finderOf(overrides.filter((override) => !isExpired(override, today)));

/** Finds the last line that matches and no longer holds. */
export const expiredFinder = (overrides: readonly Override[], today: string): FindOverride =>
  finderOf(overrides.filter((override) => isExpired(override, today)));

function finderOf(overrides: readonly Override[]): FindOverride {
  const known = overrides.map((override) => ({ override, pattern: globToRegExp(override.path) })).reverse();
  return (...paths) => known.find(({ pattern }) => paths.some((path) => pattern.test(path)))?.override;
}

/** Whether the day named by `expires` has come. */
const isExpired = ({ expires }: Override, today: string): boolean => expires !== undefined && expires <= today;
