import semver from 'semver';

export interface VersionSides {
  /** Specifiers as a manifest writes them; `undefined` where the side does not have the dependency. */
  readonly base: string | undefined;
  readonly mine: string;
  readonly theirs: string;
}

/** The specifier that stands (with a note where it is not what the pack asks for), or why nobody can tell. */
export type MergedVersion = { readonly version: string; readonly note?: string } | { readonly conflict: string };

/**
 * Merges what both the pack and the team's update bot own: within a major the higher version wins, never a downgrade, and where both
 * moved to different majors it is a conflict. Minors of 0.x count as majors. What is no plain version (`workspace:*`, `catalog:`, a
 * git address, a range of several parts) is compared as it is.
 *
 * @example mergeVersions({ base: '^1.0.0', mine: '^1.4.0', theirs: '^1.2.0' }) // { version: '^1.4.0' }
 */
export function mergeVersions({ base, mine, theirs }: VersionSides): MergedVersion {
  if (mine === theirs || theirs === base) return { version: mine };
  const [own, packs] = [parse(mine), parse(theirs)];
  if (!own || !packs) {
    if (mine === base) return { version: theirs };
    return { conflict: `Both sides changed it, and ${own ? theirs : mine} is no version that can be compared.` };
  }
  if (mine !== base && own.line !== packs.line) {
    return { conflict: `You are on ${mine} and the pack on ${theirs}: two majors.` };
  }
  const before = base === undefined ? undefined : parse(base);
  const order = semver.compare(packs.version, own.version);
  if (order < 0) {
    return mine === base
      ? { version: mine, note: `the pack went back to ${theirs}; ${mine} stays.` }
      : { version: mine };
  }
  if (order === 0 && mine !== base) return { version: mine };
  const isOwnRange = before !== undefined && before.range !== own.range;
  return { version: isOwnRange ? own.range + packs.text : theirs };
}

interface Parsed {
  readonly range: string;
  readonly text: string;
  readonly version: semver.SemVer;
  /** What a change of breaks: the major, and for 0.x the minor too. */
  readonly line: string;
}

function parse(specifier: string): Parsed | undefined {
  const match = /^([~^]|>=)?v?(\d+(?:\.\d+){0,2}(?:-[\w.-]+)?(?:\+[\w.-]+)?)$/.exec(specifier.trim());
  if (!match) return undefined;
  const [, range = '', text = ''] = match;
  const version = semver.parse(text) ?? semver.coerce(text);
  if (!version) return undefined;
  return { range, text, version, line: version.major > 0 ? `${version.major}` : `0.${version.minor}` };
}
