#!/usr/bin/env node
// @ts-check
/**
 * Is this repository in sync with its canvas.yaml and with the pack that it was made from? Answers from
 * `.canvas/lock.json` and the hashes of files alone: no network, no dependencies, nothing is written.
 * `npx agent-canvas sync --check` runs this same code. Run it with --help to see options and exit codes.
 */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { brotliDecompressSync } from 'node:zlib';

/**
 * @typedef {'error' | 'warning' | 'note'} Level
 * @typedef {0 | 1 | 2 | 3 | 4 | 5} ExitCode
 * @typedef {'in-sync' | 'error' | 'behind' | 'drifted' | 'conflict' | 'tampered'} State
 *
 * @typedef {object} Finding One thing that is not as it should be, and the way out.
 * @property {Rule} rule
 * @property {Level} level
 * @property {string} [path] From the root of the repository, with forward slashes.
 * @property {number} [line] 1-based.
 * @property {string} message
 * @property {string} fix What to do, in words or as a command.
 *
 * @typedef {object} Report
 * @property {ExitCode} exitCode
 * @property {State} state
 * @property {readonly Finding[]} findings
 * @property {Counts} counts
 *
 * @typedef {object} Counts
 * @property {number} managed Files that the lock lists.
 * @property {number} edited Those whose content is not what the pack gave.
 * @property {number} missing Those that are not there.
 * @property {number} errors
 * @property {number} warnings
 * @property {number} notes
 *
 * @typedef {object} CheckOptions
 * @property {readonly Advisory[]} [advisories] Beside those of the repository; of two with one id, these count.
 * @property {Readonly<Record<string, string>>} [latest] Newest version of each pack, by its name.
 * @property {string} [today] `YYYY-MM-DD`; the clock's day in UTC by default.
 *
 * @typedef {object} Advisory A flaw in code that the pack emitted.
 * @property {string} id
 * @property {'low' | 'moderate' | 'high' | 'critical'} severity
 * @property {string} summary
 * @property {Readonly<Record<string, readonly string[]>>} files Git blob ids of flawed contents, by the path they were emitted to.
 * @property {string} pattern Text that only flawed code holds; empty: hashes alone tell.
 * @property {true} [isRegExp] The pattern is a regular expression.
 * @property {string} fixedIn
 * @property {string} fix
 *
 * @typedef {object} LockedFile
 * @property {string} class
 * @property {string} base Git blob id of the content that the file was last synced from.
 * @property {string} [at] Where the team moved it.
 * @property {string} [policy]
 *
 * @typedef {object} Lock
 * @property {Record<string, { version: string }>} packs
 * @property {string} [canvas]
 * @property {string} [overrides]
 * @property {Record<string, string>} ejected
 * @property {Record<string, LockedFile>} files
 * @property {Record<string, { theirs: string }>} conflicts
 *
 * @typedef {object} ManagedFile
 * @property {string} path Where it is on disk.
 * @property {LockedFile} entry
 * @property {'untouched' | 'edited' | 'missing' | 'unreadable'} state Untouched: as the pack gave it.
 * @property {string} text Of an edited file, byte by byte; else empty.
 */

/** Lock formats up to this one are understood. */
const lockVersion = 1;
const lockPath = '.canvas/lock.json';
const basesPath = '.canvas/base.br';
const overridesPath = '.canvas/overrides.yaml';
const advisoriesPath = '.canvas/advisories.json';

/**
 * Every rule: what it costs (0: nothing), how it is shown, and what it is about.
 * @satisfies {Record<string, { exit: ExitCode, level: Level, about: string }>}
 */
const rules = /** @type {const} */ ({
  'not-a-repository': { exit: 1, level: 'error', about: 'The repository has no lock' },
  'lock-unreadable': { exit: 1, level: 'error', about: 'The lock cannot be read' },
  'lock-newer': { exit: 1, level: 'error', about: 'The lock has a format that this checker does not know' },
  'lock-conflicted': { exit: 4, level: 'error', about: 'Git left a conflict in the lock' },
  'lock-tampered': { exit: 5, level: 'error', about: 'The lock was changed by something other than a sync' },
  'path-escapes': { exit: 5, level: 'error', about: 'The lock names a path outside the repository' },
  'bases-unreadable': { exit: 1, level: 'error', about: 'The base contents are missing or broken' },
  'bases-conflicted': { exit: 4, level: 'error', about: 'Git left a conflict in the base contents' },
  'base-missing': { exit: 5, level: 'error', about: 'A base content that the lock names is not kept' },
  'file-unreadable': { exit: 1, level: 'error', about: 'A file cannot be read' },
  conflict: { exit: 4, level: 'error', about: 'A sync left a conflict that nobody has resolved yet' },
  'stray-marker': { exit: 4, level: 'error', about: 'A file holds markers of a conflict' },
  drifted: { exit: 3, level: 'error', about: 'An enforced file is not what the pack gave' },
  'canvas-missing': { exit: 1, level: 'error', about: 'There is no canvas.yaml' },
  'canvas-changed': { exit: 2, level: 'warning', about: 'canvas.yaml changed since the last sync' },
  'overrides-changed': { exit: 2, level: 'warning', about: 'The overrides changed since the last sync' },
  'override-expired': { exit: 2, level: 'warning', about: 'An override has expired' },
  'pack-behind': { exit: 2, level: 'warning', about: 'A newer version of the pack is there' },
  'never-checked': { exit: 2, level: 'warning', about: 'The lock is of a version that recorded no digests' },
  exposed: { exit: 2, level: 'warning', about: 'A file holds a flaw that an advisory names' },
  'advisory-unusable': { exit: 1, level: 'error', about: 'An advisory cannot be checked' },
  'not-searched': { exit: 0, level: 'note', about: 'Files too large to be searched for advisories' },
  missing: { exit: 0, level: 'note', about: 'A managed file was deleted; sync leaves it so' },
});
/** @typedef {keyof typeof rules} Rule */

/** @type {readonly State[]} By exit code. */
const states = ['in-sync', 'error', 'behind', 'drifted', 'conflict', 'tampered'];
/** @type {readonly ExitCode[]} Where findings differ, the first of these is what the report says. */
const precedence = [1, 5, 4, 3, 2];

/**
 * Checks the repository at `root`. Never throws for what a repository may hold: that is a finding.
 * @param {string} root
 * @param {CheckOptions} [options]
 * @returns {Report}
 */
export function checkRepository(root, options = {}) {
  const { advisories = [], latest = {}, today = new Date().toISOString().slice(0, 10) } = options;
  const disk = openDisk(root);
  const { lock, findings } = readLock(disk);
  if (lock === undefined) return reportOf([...findings, ...disk.failures], []);
  const managed = readManaged(lock, disk);
  const found = [
    ...findings,
    ...checkBases(lock, disk),
    ...checkConflicts(lock, managed),
    ...managed.flatMap(checkFile),
    ...checkWishes(lock, disk),
    ...checkOverrides(disk, today),
    ...checkPacks(lock, latest),
    ...checkAdvisories(disk, advisories),
  ];
  return reportOf([...found, ...disk.failures], managed);
}

/**
 * @param {Finding[]} findings
 * @param {ManagedFile[]} managed
 * @returns {Report}
 */
function reportOf(findings, managed) {
  const codes = new Set(findings.map(({ rule }) => /** @type {ExitCode} */ (rules[rule].exit)));
  const exitCode = precedence.find((code) => codes.has(code)) ?? 0;
  const count = (/** @type {Level} */ level) => findings.filter((finding) => finding.level === level).length;
  return {
    exitCode,
    state: states[exitCode] ?? 'error',
    findings,
    counts: {
      managed: managed.length,
      edited: managed.filter((file) => file.state === 'edited').length,
      missing: managed.filter((file) => file.state === 'missing').length,
      errors: count('error'),
      warnings: count('warning'),
      notes: count('note'),
    },
  };
}

/**
 * @param {Rule} rule
 * @param {Omit<Finding, 'rule' | 'level'> & { level?: Level }} rest
 * @returns {Finding}
 */
const finding = (rule, rest) => ({ rule, level: rules[rule].level, ...rest });

// What stands on disk

/** @typedef {ReturnType<typeof openDisk>} Disk */

/**
 * Reads plain files below `root`; symbolic links are not followed. What cannot be read becomes a finding.
 * @param {string} root
 */
function openDisk(root) {
  /** @type {Finding[]} */
  const failures = [];
  /** @type {string[]} */
  const tooLarge = [];
  return {
    root,
    /** What could not be read. */
    failures,
    /** What was asked for and larger than asked for. */
    tooLarge,
    /**
     * @param {string} path
     * @param {number} [maxBytes]
     * @returns {Buffer | undefined} Undefined: no plain file is there, or it is in `failures` or `tooLarge`.
     */
    read(path, maxBytes = Number.POSITIVE_INFINITY) {
      try {
        const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
        if (!stat?.isFile()) return undefined;
        if (stat.size <= maxBytes) return readFileSync(join(root, path));
        tooLarge.push(path);
        return undefined;
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
        const message = `It cannot be read (${code}).`;
        failures.push(finding('file-unreadable', { path, message, fix: 'Mend its name or its permissions.' }));
        return undefined;
      }
    },
    /**
     * @param {string} path
     * @returns {string | undefined}
     */
    text(path) {
      return this.read(path)?.toString('utf8');
    },
  };
}

/**
 * Tracked files and new ones that git does not ignore; without git, all files outside node_modules.
 * @param {string} root
 * @returns {string[]}
 */
function listFiles(root) {
  // Loaded where it is needed: it takes longer than the rest.
  /** @type {typeof import('node:child_process')} */
  const { spawnSync } = createRequire(import.meta.url)('node:child_process');
  const listed = spawnSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: 20_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const paths = listed.status === 0 ? [...new Set(listed.stdout.split('\0'))].filter(Boolean) : [];
  // A folder that an outer repository ignores has no files for git.
  return (paths.includes(lockPath) ? paths : walk(root, '')).sort();
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function walk(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return /^(node_modules|\.git)$/.test(entry.name) ? [] : walk(root, path);
    return entry.isFile() ? [path] : [];
  });
}

// The lock and the base contents

const fromGit = `Take it from git: \`git checkout HEAD -- ${lockPath}\`.`;

/**
 * @param {Disk} disk
 * @returns {{ lock?: Lock, findings: Finding[] }}
 */
function readLock(disk) {
  const stop = (/** @type {Rule} */ rule, /** @type {string} */ message, /** @type {string} */ fix) => ({
    findings: [finding(rule, { path: lockPath, message, fix })],
  });
  const text = disk.text(lockPath);
  if (text === undefined) {
    return stop('not-a-repository', 'There is no .canvas/lock.json.', 'Run `npx agent-canvas adopt`.');
  }
  if (markerLines(text).length > 0) {
    return stop('lock-conflicted', 'Git left a conflict in it.', 'Run `npx agent-canvas sync`: it repairs the lock.');
  }
  const lock = parseLock(text);
  if (lock === undefined) {
    return stop('lock-unreadable', 'It is no lock of Agent Canvas.', fromGit);
  }
  if (lock.lockVersion > lockVersion) {
    const message = `It has format ${lock.lockVersion}; this checker knows ${lockVersion}.`;
    return stop('lock-newer', message, 'Update agent-canvas and sync, so that .canvas/check.mjs comes along.');
  }
  const findings = [];
  const isOld = lock.checksum === undefined && lock.canvas === undefined;
  if (isOld) {
    const message = 'It was written by a version that recorded no digests, so a change of canvas.yaml cannot be seen.';
    findings.push(finding('never-checked', { path: lockPath, message, fix: 'Run `npx agent-canvas sync` once.' }));
  } else if (lock.checksum !== lockChecksum(text)) {
    const message = 'Its checksum is not that of its text: something other than a sync changed it.';
    const fix = `${fromGit} Change canvas.yaml or .canvas/overrides.yaml instead, and sync.`;
    findings.push(finding('lock-tampered', { path: lockPath, message, fix }));
  }
  const escaping = pathsOf(lock).filter((path) => !isInside(path));
  for (const path of escaping) {
    const message = `It names ${shown(path)}, which is outside the repository.`;
    findings.push(finding('path-escapes', { path: lockPath, message, fix: fromGit }));
  }
  return escaping.length > 0 ? { findings } : { lock, findings };
}

/**
 * The lock, if the text is one as far as this checker reads it.
 * @param {string} text
 * @returns {Lock & { lockVersion: number, checksum?: string } | undefined}
 */
function parseLock(text) {
  try {
    const lock = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (!Number.isInteger(lock.lockVersion)) return undefined;
    if (lock.lockVersion > lockVersion) return lock;
    const { packs, files, ejected = {}, conflicts = {} } = lock;
    const isSound =
      [packs, files, ejected, conflicts].every((map) => isObject(map)) &&
      Object.values(packs).every((pack) => isObject(pack) && typeof pack.version === 'string') &&
      Object.values(files).every((file) => isObject(file) && isId(file.base) && isTextOrNone(file.at)) &&
      Object.values(conflicts).every((conflict) => isObject(conflict) && isId(conflict.theirs)) &&
      [lock.canvas, lock.overrides, lock.checksum].every(isTextOrNone);
    return isSound ? { ...lock, ejected, conflicts } : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (/** @type {unknown} */ value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isId = (/** @type {unknown} */ value) => typeof value === 'string' && /^[0-9a-f]{40}$/.test(value);
const isTextOrNone = (/** @type {unknown} */ value) => value === undefined || typeof value === 'string';

/** @param {Lock} lock */
function pathsOf({ files, ejected, conflicts }) {
  const moved = Object.values(files).flatMap(({ at }) => (at === undefined ? [] : [at]));
  return [...new Set([...Object.keys(files), ...moved, ...Object.keys(ejected), ...Object.keys(conflicts)])];
}

/** @param {string} path */
function isInside(path) {
  return path.split('/').every((step) => !/^(|\.|\.\.|\.git)$/i.test(step) && !/[\\\0]|^[a-z]:/i.test(step));
}

/**
 * @param {Lock} lock
 * @param {Disk} disk
 * @returns {Finding[]}
 */
function checkBases(lock, disk) {
  const path = basesPath;
  const bytes = disk.read(path);
  const fix = 'Run `npx agent-canvas sync`: it restores it from git, its cache or the pack.';
  if (bytes === undefined) return [finding('bases-unreadable', { path, message: 'It is not there.', fix })];
  const held = readBases(bytes);
  if (held === undefined && markerLines(bytes.toString('latin1')).length > 0) {
    return [finding('bases-conflicted', { path, message: 'Git left a conflict in it.', fix })];
  }
  if (held === undefined) return [finding('bases-unreadable', { path, message: 'It cannot be decompressed.', fix })];
  // What the team owns is not merged again, so nothing need be kept for it.
  const merged = Object.entries(lock.files).filter(([, entry]) => entry.class !== 'seeded' && !isTeams(entry));
  const needed = [
    ...merged.map(([name, { base }]) => ({ id: base, of: `the base of ${shown(name)}` })),
    ...Object.entries(lock.conflicts).map(([name, { theirs }]) => ({
      id: theirs,
      of: `what the pack wants of ${shown(name)}`,
    })),
  ];
  return needed
    .filter(({ id }) => !held.has(id))
    .map(({ id, of }) => finding('base-missing', { path, message: `It does not hold ${id}, ${of}.`, fix }));
}

/**
 * Ids of the contents that base.br holds, each held against its content; undefined where it is broken.
 * @param {Buffer} bytes
 */
function readBases(bytes) {
  try {
    const text = brotliDecompressSync(bytes, { maxOutputLength: 2 ** 28 }).toString('utf8');
    /** @type {[string, string | { base64: string }][]} */
    const entries = Object.entries(JSON.parse(text));
    const sound = entries.filter(
      ([id, value]) => blobId(typeof value === 'string' ? value : Buffer.from(value.base64, 'base64')) === id,
    );
    return new Set(sound.map(([id]) => id));
  } catch {
    return undefined;
  }
}

// Managed files

/**
 * @param {Lock} lock
 * @param {Disk} disk
 * @returns {ManagedFile[]}
 */
function readManaged(lock, disk) {
  return Object.entries(lock.files).map(([name, entry]) => {
    const path = entry.at ?? name;
    const failed = disk.failures.length;
    const bytes = disk.read(path);
    if (bytes === undefined)
      return { path, entry, state: disk.failures.length > failed ? 'unreadable' : 'missing', text: '' };
    // Line ends are the checkout's: they are no edit.
    const isBase = blobId(bytes) === entry.base || (bytes.includes('\r\n') && blobId(withoutCr(bytes)) === entry.base);
    return isBase
      ? { path, entry, state: 'untouched', text: '' }
      : { path, entry, state: 'edited', text: bytes.toString('latin1') };
  });
}

/**
 * @param {ManagedFile} file
 * @returns {Finding[]}
 */
function checkFile({ path, entry, state }) {
  if (state === 'untouched' || state === 'unreadable' || isTeams(entry)) return [];
  const restore = `npx agent-canvas restore ${quoted(path)}`;
  if (entry.class === 'enforced') {
    const message = `It is enforced, and ${state === 'missing' ? 'not there' : 'not what the pack gave'}.`;
    const fix = `Run \`${restore}\`, or take it over: \`npx agent-canvas own ${quoted(path)} --reason …\`.`;
    return [finding('drifted', { path, message, fix })];
  }
  if (state === 'edited' || entry.class === 'seeded') return [];
  const fix = `Nothing to do; \`${restore}\` brings it back.`;
  return [finding('missing', { path, message: 'It was deleted here, and stays so.', fix })];
}

/**
 * What the team took over, or keeps sync out of.
 * @param {LockedFile} entry
 */
function isTeams({ policy }) {
  return policy === 'own' || policy === 'skip';
}

/**
 * @param {Lock} lock
 * @param {ManagedFile[]} managed
 * @returns {Finding[]}
 */
function checkConflicts(lock, managed) {
  const open = new Set(Object.keys(lock.conflicts).map((name) => lock.files[name]?.at ?? name));
  const marked = new Map();
  for (const { path, entry, text } of managed) {
    const [line] = isTeams(entry) ? [] : markerLines(text);
    if (line !== undefined) marked.set(path, line);
  }
  const left = [...open].map((path) => {
    const line = marked.get(path);
    const fix = `Edit it and run \`npx agent-canvas sync resolve ${quoted(path)}\`, or take one side: \`sync --ours\` or \`sync --theirs\` with the path.`;
    const message = 'The last sync could not merge it.';
    return finding('conflict', { path, ...(line !== undefined && { line }), message, fix });
  });
  const strays = [...marked].filter(([path]) => !open.has(path));
  return [
    ...left,
    ...strays.map(([path, line]) => {
      const fix = 'Decide what stays and take the markers out.';
      return finding('stray-marker', { path, line, message: 'It holds the markers of a conflict.', fix });
    }),
  ];
}

/**
 * 1-based lines of conflict markers as git writes them: with a label. A lone `=======` is a heading in Markdown.
 * @param {string} text
 */
function markerLines(text) {
  if (!/^(?:<{7}|>{7}) \S/m.test(text)) return [];
  return linesOf(text).flatMap((line, index) => (/^(?:<{7}|>{7}) \S/.test(line) ? [index + 1] : []));
}

// What the team wants

/**
 * @param {Lock} lock
 * @param {Disk} disk
 * @returns {Finding[]}
 */
function checkWishes(lock, disk) {
  const canvas = disk.text('canvas.yaml');
  const fix = 'Run `npx agent-canvas sync`.';
  const path = 'canvas.yaml';
  if (canvas === undefined) {
    return [finding('canvas-missing', { path, message: 'It is not there.', fix: 'Take it from git.' })];
  }
  const findings = [];
  if (lock.canvas !== undefined && lock.canvas !== canvasDigest(canvas)) {
    findings.push(finding('canvas-changed', { path, message: 'It changed since the last sync.', fix }));
  }
  const overrides = disk.text(overridesPath);
  const digest = overrides === undefined ? '' : canvasDigest(overrides);
  if (lock.overrides !== undefined && lock.overrides !== digest) {
    findings.push(
      finding('overrides-changed', { path: overridesPath, message: 'It changed since the last sync.', fix }),
    );
  }
  return findings;
}

/**
 * Reads only what it needs of overrides.yaml: `path` and `expires` of each item of a list.
 * @param {Disk} disk
 * @param {string} today
 * @returns {Finding[]}
 */
function checkOverrides(disk, today) {
  /** @type {{ path: string, expires: string, line: number }[]} */
  const items = [];
  for (const [index, line] of linesOf(disk.text(overridesPath) ?? '').entries()) {
    if (line.trimStart().startsWith('#')) continue;
    if (/^\s*-(\s|$)/.test(line)) items.push({ path: '', expires: '', line: index + 1 });
    const item = items.at(-1);
    if (item === undefined) continue;
    item.path ||= valueAt('path', line);
    item.expires ||= /^\d{4}-\d{2}-\d{2}/.exec(valueAt('expires', line))?.[0] ?? '';
  }
  const expired = items.filter(({ expires }) => expires !== '' && expires < today);
  return expired.map(({ path, expires, line }) => {
    const message = `The override of ${shown(path)} held until ${expires}.`;
    const fix = 'Sync without it (take it out, run `npx agent-canvas sync`), or give it a later day and a reason.';
    return finding('override-expired', { path: overridesPath, line, message, fix });
  });
}

/**
 * @param {string} key
 * @param {string} line
 */
function valueAt(key, line) {
  const match = new RegExp(
    `^\\s*(?:-\\s+)?(?:\\{(?:.*,)?\\s*)?["']?${key}["']?:\\s+(?:"([^"]*)"|'([^']*)'|([^,}#]*))`,
  ).exec(line);
  return (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim();
}

/**
 * @param {Lock} lock
 * @param {Readonly<Record<string, string>>} latest
 * @returns {Finding[]}
 */
function checkPacks(lock, latest) {
  return Object.entries(lock.packs).flatMap(([name, { version }]) => {
    const newest = latest[name];
    if (newest === undefined || !isNewer(newest, version)) return [];
    const message = `${shown(name)} ${newest} is there; this repository has ${version}.`;
    return [finding('pack-behind', { path: lockPath, message, fix: 'Run `npx agent-canvas@latest sync`.' })];
  });
}

/**
 * Semantic versions: numbers first; of equal ones, that without a pre-release is newer.
 * @param {string} one
 * @param {string} other
 */
function isNewer(one, other) {
  const [a, b] = [one, other].map((version) => {
    const [release = '', pre = ''] = version.split('+')[0]?.split(/-(.*)/s) ?? [];
    return { numbers: release.split('.').map(Number), pre };
  });
  if (!a || !b) return false;
  const place = [0, 1, 2].find((index) => a.numbers[index] !== b.numbers[index]);
  if (place !== undefined) return (a.numbers[place] ?? 0) > (b.numbers[place] ?? 0);
  if (a.pre === '' || b.pre === '') return a.pre === '' && b.pre !== '';
  return a.pre.localeCompare(b.pre, 'en', { numeric: true }) > 0;
}

// Advisories

/** Larger files are not searched. */
const maxSearched = 2 ** 20;
/** All regular expressions together; a search that takes longer is cut off. */
const searchMs = 3000;

/**
 * Looks for flawed code by hash and by pattern in every file, wherever a team moved or copied it.
 * @param {Disk} disk
 * @param {readonly Advisory[]} given
 * @returns {Finding[]}
 */
function checkAdvisories(disk, given) {
  const { own, findings } = readAdvisories(disk);
  const byId = new Map([...own, ...given].map((advisory) => [advisory?.id, advisory]));
  const sound = [...byId.values()].filter((advisory) => {
    const problem = advisoryProblem(advisory);
    if (problem) findings.push(unusable(`${shown(String(advisory?.id))} ${problem}.`));
    return !problem;
  });
  if (sound.length === 0) return findings;
  const paths = listFiles(disk.root).filter((path) => !path.startsWith('.canvas/'));
  const files = paths.flatMap((path) => {
    const bytes = disk.read(path, maxSearched);
    return bytes === undefined ? [] : [searchable(path, bytes)];
  });
  const [path] = disk.tooLarge;
  if (path !== undefined) {
    const message = `Over 1 MB, so not searched for advisories: ${disk.tooLarge.map(shown).join(', ')}.`;
    findings.push(finding('not-searched', { path, message, fix: 'Nothing to do.' }));
  }
  const deadline = Date.now() + searchMs;
  for (const advisory of sound) findings.push(...exposures(advisory, files, deadline));
  return findings;
}

/**
 * @param {Disk} disk
 * @returns {{ own: Advisory[], findings: Finding[] }}
 */
function readAdvisories(disk) {
  const text = disk.text(advisoriesPath);
  if (text === undefined) return { own: [], findings: [] };
  try {
    const own = JSON.parse(text);
    if (Array.isArray(own)) return { own, findings: [] };
  } catch {}
  return { own: [], findings: [unusable('The file holds no list of advisories.')] };
}

/** @param {string} message */
function unusable(message) {
  const fix = 'Run `npx agent-canvas sync` for a sound list; what this one is about was not checked.';
  return finding('advisory-unusable', { path: advisoriesPath, message, fix });
}

/**
 * @param {Advisory} advisory
 * @returns {string | undefined}
 */
function advisoryProblem(advisory) {
  const { id, severity, summary, files, pattern, fixedIn, fix } = advisory ?? {};
  if (![id, summary, pattern, fixedIn, fix].every((text) => typeof text === 'string')) return 'lacks a text';
  if (!['low', 'moderate', 'high', 'critical'].includes(severity)) return 'has no severity';
  if (!isObject(files) || !Object.values(files).every((ids) => Array.isArray(ids) && ids.every(isId))) {
    return 'has no hashes of files';
  }
  return advisory.isRegExp ? patternProblem(pattern) : undefined;
}

/**
 * @typedef {{ path: string, ids: string[], text: string | undefined }} Searchable
 * @param {string} path
 * @param {Buffer} bytes
 * @returns {Searchable}
 */
function searchable(path, bytes) {
  const content = bytes.includes('\r\n') ? withoutCr(bytes) : bytes;
  const ids = content === bytes ? [blobId(bytes)] : [blobId(bytes), blobId(content)];
  return { path, ids, text: bytes.includes(0) ? undefined : content.toString('utf8') };
}

/**
 * @param {Advisory} advisory
 * @param {Searchable[]} files
 * @param {number} deadline
 * @returns {Finding[]}
 */
function exposures(advisory, files, deadline) {
  const { id, severity, summary, fixedIn, fix } = advisory;
  const flawed = new Set(Object.values(advisory.files).flat());
  /** @type {Map<string, number | undefined>} Line by path; undefined where the hash alone tells. */
  const hits = new Map();
  for (const { path, ids } of files) if (ids.some((one) => flawed.has(one))) hits.set(path, undefined);
  const search = finderOf(advisory);
  const look = () => {
    for (const { path, text } of files) {
      const at = text === undefined ? -1 : search(text);
      if (at >= 0) hits.set(path, text?.slice(0, at).split('\n').length);
    }
  };
  /** @type {Finding[]} */
  const stopped = [];
  try {
    // Only this way a regular expression can be stopped.
    if (advisory.isRegExp) runInNewContext('look()', { look }, { timeout: Math.max(1, deadline - Date.now()) });
    else look();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    stopped.push(unusable(`The search for ${shown(id)} was stopped: ${why}`));
  }
  /** @type {Level} */
  const level = severity === 'high' || severity === 'critical' ? 'error' : 'warning';
  const message = `${shown(id)} (${severity}): ${shown(summary)}`;
  const found = [...hits].map(([path, line]) =>
    finding('exposed', {
      level,
      path,
      ...(line !== undefined && { line }),
      message,
      fix: `${shown(fix)} Fixed in ${shown(fixedIn)}.`,
    }),
  );
  return [...found, ...stopped];
}

/**
 * Where in a text the pattern is; -1: nowhere.
 * @param {Advisory} advisory
 * @returns {(text: string) => number}
 */
function finderOf({ pattern, isRegExp }) {
  if (pattern === '') return () => -1;
  if (!isRegExp) return (text) => text.indexOf(pattern);
  const expression = new RegExp(pattern);
  return (text) => text.search(expression);
}

/**
 * Why a regular expression is not used: those that may take forever on an odd text are refused.
 * @param {string} pattern
 * @returns {string | undefined}
 */
export function patternProblem(pattern) {
  if (pattern.length > 500) return 'has a pattern of more than 500 characters';
  try {
    new RegExp(pattern);
  } catch {
    return 'has a pattern that is no regular expression';
  }
  let rest = pattern
    .replace(/\\[^1-9k]/gs, '_')
    .replace(/\[[^\]]*\]/g, '_')
    .replace(/[A-Za-z]/g, '_');
  if (rest.includes('\\')) return 'has a pattern that refers back to a group';
  // Compiling takes time too, and nothing stops it.
  if ((rest.match(/(?<!\()[*+?]|\{\d/g) ?? []).length > 20) return 'has a pattern that repeats at more than 20 places';
  // Innermost groups first: one that repeats something inside becomes R, which must not be repeated itself.
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/\((?:\?(?:<?[=!]|:|<\w+>))?([^()]*)\)/g, (_group, inner) =>
      /[R*+?]|\{\d/.test(inner) ? 'R' : '_',
    );
  }
  return /R(?:[*+]|\{\d)/.test(rest) ? 'has a pattern with nested quantifiers' : undefined;
}

// What people and machines are shown

/**
 * @param {Report} report
 * @param {object} [options]
 * @param {boolean} [options.hasColours]
 * @returns {string}
 */
export function toText({ exitCode, state, findings, counts }, { hasColours = false } = {}) {
  const paint = (/** @type {number} */ code, /** @type {string} */ text) =>
    hasColours ? `\u001B[${code}m${text}\u001B[0m` : text;
  const colours = { error: 31, warning: 33, note: 2 };
  const shownMost = 20;
  const lines = findings.slice(0, shownMost).flatMap(({ level, path, line, message, fix }) => {
    const place = path === undefined ? '' : `${shown(path)}${line === undefined ? '' : `:${line}`}  `;
    return [`${paint(colours[level], level)}  ${place}${message}`, `    ${fix}`];
  });
  const more = findings.length - shownMost;
  return [
    ...lines,
    ...(more > 0 ? [`… and ${more} more: --json lists all.`] : []),
    `${paint(exitCode === 0 ? 32 : 31, state.replace('-', ' '))}: ${summaryOf(counts)}`,
    '',
  ].join('\n');
}

/** @param {Counts} counts */
function summaryOf({ managed, edited, missing }) {
  const parts = [`${managed} managed files`, `${edited} edited here`];
  return [...parts, ...(missing > 0 ? [`${missing} deleted here`] : [])].join(', ');
}

/**
 * Markdown for a job's summary or a comment.
 * @param {Report} report
 * @returns {string}
 */
export function toMarkdown({ exitCode, state, findings, counts }) {
  const cell = (/** @type {string} */ text) =>
    text.replace(/[\\|<>]/g, (char) => (/[\\|]/.test(char) ? `\\${char}` : `&#${char.charCodeAt(0)};`));
  const rows = findings.map(({ level, path, line, message, fix }) => {
    const place = path === undefined ? '' : `${shown(path)}${line === undefined ? '' : `:${line}`}`;
    return `| ${[level, place, message, fix].map(cell).join(' | ')} |`;
  });
  const table = ['| | where | what | what to do |', '| --- | --- | --- | --- |', ...rows, ''];
  return [
    `### Agent Canvas: ${state.replace('-', ' ')}`,
    '',
    ...(rows.length > 0 ? table : []),
    `${summaryOf(counts)}. Exit code ${exitCode}.`,
    '',
  ].join('\n');
}

/**
 * A SARIF 2.1.0 log, for code scanning.
 * @param {Report} report
 */
export function toSarif({ findings }) {
  const ids = /** @type {Rule[]} */ (Object.keys(rules));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'agent-canvas check',
            rules: ids.map((id) => ({ id, shortDescription: { text: `${rules[id].about}.` } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(({ rule, level, path = lockPath, line, message, fix }) => ({
          ruleId: rule,
          ruleIndex: ids.indexOf(rule),
          level,
          message: { text: `${message} ${fix}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' },
                region: { startLine: line ?? 1 },
              },
            },
          ],
          partialFingerprints: {
            'agentCanvas/v1': createHash('sha256').update(`${rule}\0${path}\0${message}`).digest('hex'),
          },
        })),
      },
    ],
  };
}

/**
 * Text from a file, safe on a terminal and in a log: no control characters.
 * @param {string} text
 */
function shown(text) {
  return /\p{Cc}/u.test(text) ? JSON.stringify(text).replace(/\p{Cc}/gu, '?') : text;
}

/**
 * A path as a shell takes it.
 * @param {string} path
 */
function quoted(path) {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${shown(path).replaceAll("'", "'\\''")}'`;
}

// Digests

/**
 * The id that git gives a file of this content (SHA-1 of the blob).
 * @param {string | Uint8Array} content
 * @returns {string}
 */
export function blobId(content) {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return createHash('sha1').update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex');
}

/**
 * SHA-256 (hex) of the text of `.canvas/lock.json` without the line of its own checksum.
 * @param {string} text
 * @returns {string}
 */
export function lockChecksum(text) {
  const lines = linesOf(text).filter((line) => !line.startsWith('  "checksum":'));
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/**
 * What canvas.yaml says, as a blob id: line ends, blank lines, trailing white space and lines that hold only a comment
 * make no difference, except inside block scalars (`|` and `>`), where they are content. Works for overrides.yaml too.
 * @param {string} text
 * @returns {string}
 */
export function canvasDigest(text) {
  /** @type {string[]} */
  const kept = [];
  /** @type {{ above: number, indent: number | undefined, keepsEnd: boolean, blanks: string[] } | undefined} */
  let scalar;
  for (const line of linesOf(text)) {
    const indent = line.length - line.trimStart().length;
    if (scalar && line.trim() === '') {
      scalar.blanks.push(line);
      continue;
    }
    if (scalar && indent >= (scalar.indent ?? scalar.above + 1)) {
      scalar.indent ??= indent;
      kept.push(...scalar.blanks.splice(0), line);
      continue;
    }
    if (scalar?.keepsEnd) kept.push(...scalar.blanks);
    scalar = undefined;
    const said = line.trimEnd();
    if (said === '' || said.trimStart().startsWith('#')) continue;
    kept.push(said);
    const header = blockHeader.exec(said);
    if (!header) continue;
    const above = columnOfOwner(said);
    const [, indication = ''] = header;
    const digit = /\d/.exec(indication)?.[0];
    scalar = {
      above,
      indent: digit ? above + Number(digit) : undefined,
      keepsEnd: indication.includes('+'),
      blanks: [],
    };
  }
  if (scalar?.keepsEnd) kept.push(...scalar.blanks);
  return blobId(kept.map((line) => `${line}\n`).join(''));
}

/** `key: |`, `- >-`, `key: !tag |2+  # comment` */
const blockHeader = /(?:^|[:?-])[ \t]+(?:[!&]\S*[ \t]+)*[|>]((?:[1-9][+-]?|[+-][1-9]?)?)(?:[ \t]+#.*)?$/;

/**
 * Column of the key or dash that a block scalar hangs on; the scalar is indented deeper.
 * @param {string} line
 */
function columnOfOwner(line) {
  const lead = /^[ \t]*(?:[-?][ \t]+)*/.exec(line)?.[0] ?? '';
  if (!/^[|>!&]/.test(line.slice(lead.length))) return lead.length;
  return Math.max(lead.lastIndexOf('-'), lead.lastIndexOf('?'), 0);
}

/** @param {string} text */
function linesOf(text) {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/);
}

/** @param {Buffer} bytes */
function withoutCr(bytes) {
  return Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

// As a program

const help = `Usage: node .canvas/check.mjs [--json | --sarif | --md]

Says whether this repository is in sync: with its canvas.yaml and overrides, and with what the pack enforces; whether
conflicts are left, whether the lock is sound, and whether files hold a flaw that an advisory names. Reads only.

  --json    the report as JSON
  --sarif   SARIF 2.1.0, for code scanning
  --md      Markdown, for a summary or a comment

Exit codes: 0 in sync, 1 could not be checked, 2 behind or exposed, 3 an enforced file drifted, 4 conflict left,
5 the lock was tampered with. Of several the first of 1, 5, 4, 3, 2.
`;

/**
 * @param {string[]} args
 * @returns {number} The exit code.
 */
function main(args) {
  const formats = {
    '--json': (/** @type {Report} */ report) => `${JSON.stringify(report, null, 2)}\n`,
    '--sarif': (/** @type {Report} */ report) => `${JSON.stringify(toSarif(report), null, 2)}\n`,
    '--md': toMarkdown,
  };
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help);
    return 0;
  }
  const [flag] = args;
  const write = Object.entries(formats).find(([name]) => name === flag)?.[1];
  if (args.length > 1 || (flag !== undefined && write === undefined)) {
    process.stderr.write(`check.mjs: takes one of ${Object.keys(formats).join(', ')}, or --help\n`);
    return 1;
  }
  const report = checkRepository(join(dirname(fileURLToPath(import.meta.url)), '..'));
  const hasColours = process.stdout.isTTY === true && !process.env.NO_COLOR;
  process.stdout.write(write ? write(report) : toText(report, { hasColours }));
  return report.exitCode;
}

const [, started] = process.argv;
if (started && basename(started) === 'check.mjs' && realpathSync(started) === fileURLToPath(import.meta.url)) {
  process.exitCode = main(process.argv.slice(2));
}
