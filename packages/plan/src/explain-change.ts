import type { Pack } from '@agent-canvas/packs';
import { compareVersions } from './compare-versions.ts';
import type { Lock } from './lock.ts';
import type { Theirs } from './side.ts';

/** What a pack's side of a conflict is about: the settings that changed, else the change log since the last sync. */
export function explainChange(request: {
  readonly theirs: Theirs;
  readonly lock: Lock | undefined;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly pack: Pack;
}): string {
  const { theirs, lock, answers, pack } = request;
  if (!lock) return `${pack.name} ${pack.version} brings this file`;
  const settings = changedSettings(theirs.origin.settings, lock.answers, answers);
  const from = lock.packs[pack.name]?.version;
  const log = from === undefined || from === pack.version ? [] : entriesSince(from, pack);
  const said = [...settings, ...log];
  if (said.length > 0) return said.join('\n\n');
  return from === pack.version
    ? `${pack.name} ${pack.version} renders it anew`
    : `${pack.name} ${from ?? 'before'} → ${pack.version}: ${theirs.reason}`;
}

function changedSettings(read: readonly string[], before: Lock['answers'], after: Lock['answers']): string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  const isRead = (path: string): boolean =>
    path === 'stage' || read.some((one) => one === path || path.startsWith(`${one}.`) || one.startsWith(`${path}.`));
  return [...paths]
    .filter((path) => isRead(path) && JSON.stringify(before[path]) !== JSON.stringify(after[path]))
    .sort()
    .map((path) => `${path}: ${inWords(before[path])} → ${inWords(after[path])}`);
}

const inWords = (value: unknown): string => (value === undefined ? '(default)' : JSON.stringify(value));

function entriesSince(from: string, { changelog = {}, version }: Pack): string[] {
  return Object.keys(changelog)
    .filter((entry) => compareVersions(entry, from) > 0 && compareVersions(entry, version) <= 0)
    .sort(compareVersions)
    .map((entry) => `${entry}\n${(changelog[entry] ?? '').trim()}`);
}
