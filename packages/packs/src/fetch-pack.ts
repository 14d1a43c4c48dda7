import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CancelledError, UserError } from '@agent-canvas/errors';
import { cacheFolder, readCached, writeCached } from './pack-cache.ts';
import { type LoadedPack, parsePack } from './parse-pack.ts';
import { readTarball } from './read-tarball.ts';

export interface FetchRequest {
  /** The npm package that holds the pack. */
  readonly name: string;
  /** An exact version. */
  readonly version: string;
  /** What the pack must be, byte for byte: `sha512-…` of its pack.json, as a lock records it. */
  readonly integrity?: string;
  readonly env: NodeJS.ProcessEnv;
  /** Folder whose `.npmrc` counts, besides the user's own. */
  readonly cwd: string;
  /** Default: see `cacheFolder`. */
  readonly cache?: string;
  /** Default 60 s in all. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Where a package keeps its pack. */
const places = ['dist/pack.json', 'pack.json'];

/**
 * A published pack: from the cache, else with the user's own `npm pack`, so that registry, scopes, proxies and logins are
 * theirs. Nothing of the package runs or is unpacked to disk. Errors: E_PACK_MISSING where the registry does not have it or it
 * holds no pack, E_PACK_INTEGRITY where it is another than was asked for, E_REGISTRY with what npm said, E_CANCELLED, and those of
 * `parsePack`.
 */
export async function fetchPack(request: FetchRequest): Promise<LoadedPack> {
  const { name, version, integrity, env, cache = cacheFolder(env) } = request;
  assertPlain(request);
  const cached = integrity === undefined ? undefined : readCached(cache, integrity);
  if (cached) return cached;
  const bytes = packIn(await download(request), request);
  const loaded = parsePack(bytes, { ...(integrity !== undefined && { integrity }), name: `${name}@${version}` });
  writeCached(cache, { integrity: loaded.integrity, bytes });
  return loaded;
}

/** A name and a version, and nothing that npm would read as a path, an address or an option. */
function assertPlain({ name, version }: FetchRequest): void {
  const isName = /^(@[a-z0-9~][\w.~-]*\/)?[a-z0-9~][\w.~-]*$/i.test(name);
  const isVersion = /^\d+\.\d+\.\d+(-[\w.-]+)?(\+[\w.-]+)?$/.test(version);
  if (isName && isVersion) return;
  throw new UserError({
    code: 'E_PACK_MISSING',
    message: `'${name}@${version}' is not the name and exact version of a package`,
    hint: 'A version is one like 0.1.0. Where .canvas/lock.json names it, restore that: git checkout -- .canvas/lock.json',
  });
}

function packIn(tarball: Uint8Array, { name, version }: FetchRequest): Uint8Array {
  let pack: Uint8Array | undefined;
  try {
    pack = readTarball(tarball, places);
  } catch (cause) {
    throw new UserError({
      code: 'E_REGISTRY',
      message: `The registry gave a tarball of ${name}@${version} that cannot be read: ${(cause as Error).message}`,
      hint: 'Run the command again; if it stays so, ask whoever runs the registry.',
      cause,
    });
  }
  if (pack) return pack;
  throw new UserError({
    code: 'E_PACK_MISSING',
    message: `${name}@${version} holds no ${places.join(' and no ')}: it is not a pack`,
    hint: 'Check the name of the pack.',
  });
}

async function download(request: FetchRequest): Promise<Uint8Array> {
  const { name, version } = request;
  const folder = mkdtempSync(join(tmpdir(), 'agent-canvas-pack-'));
  try {
    const result = await runNpm(request, folder);
    const tarball = readdirSync(folder).find((entry) => entry.endsWith('.tgz'));
    if (result.code === 0 && tarball !== undefined) return readFileSync(join(folder, tarball));
    if (result.ended === 'cancelled') throw new CancelledError();
    throw registryError(`${name}@${version}`, result);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface NpmResult {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** It was not npm that ended it. */
  readonly ended?: 'missing' | 'too slow' | 'cancelled';
}

function runNpm(
  { name, version, env, cwd, timeoutMs = 60_000, signal }: FetchRequest,
  folder: string,
): Promise<NpmResult> {
  const args = ['pack', `${name}@${version}`, '--json', '--ignore-scripts', '--pack-destination', folder];
  const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=500', '--fetch-retry-maxtimeout=2000'];
  const isWindows = process.platform === 'win32';
  // npm is a .cmd file on Windows, which only a shell starts; every argument is plain or ours.
  const given = [...args, ...patience, '--loglevel=error'].map((arg) => (isWindows ? `"${arg}"` : arg));
  return new Promise((resolve) => {
    const child = spawn('npm', given, {
      cwd,
      env: npmEnvironment(env),
      shell: isWindows,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    let ended: NpmResult['ended'];
    const end = (why: 'too slow' | 'cancelled') => (): void => {
      ended = why;
      child.kill();
    };
    const timer = setTimeout(end('too slow'), timeoutMs);
    const cancel = end('cancelled');
    signal?.addEventListener('abort', cancel, { once: true });
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    const settle = (result: NpmResult): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(result);
    };
    child.on('error', () => settle({ code: undefined, stdout, stderr, ended: 'missing' }));
    child.on('close', (code) => settle({ code: code ?? undefined, stdout, stderr, ...(ended && { ended }) }));
  });
}

/**
 * What an outer package manager sets for its own project is left behind; what says how to reach a registry stays, as it may be
 * all that a CI job has.
 */
function npmEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const reaches =
    /^npm_config_(userconfig|globalconfig|cache|registry|@.+:registry|\/\/.+|_auth|_authtoken|cafile|ca|cert|key|strict_ssl|https?_proxy|proxy|no_?proxy)$/i;
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(p?npm_|INIT_CWD$)/i.test(name) || reaches.test(name)),
  );
}

function registryError(pack: string, { code, stdout, stderr, ended }: NpmResult): UserError {
  const error = parseError(stdout);
  const said =
    [error.code, error.summary].filter(Boolean).join(': ') || stderr.trim().slice(-1000) || `exit code ${code}`;
  if (/^(E404|ETARGET|ENOVERSIONS)$/.test(error.code)) {
    return new UserError({
      code: 'E_PACK_MISSING',
      message: `The registry does not have ${pack} (any more): ${said}`,
      hint: 'If it stands in another registry, name that in .npmrc (@scope:registry=…), then run the command again.',
    });
  }
  const why = ended === undefined ? said : endings[ended];
  return new UserError({
    code: 'E_REGISTRY',
    message: `${pack} could not be fetched: ${why}`,
    hint: hintFor(error.code),
  });
}

const endings = {
  missing: 'npm is not installed, or not on the PATH',
  'too slow': 'the registry did not answer in time',
  cancelled: 'cancelled',
} as const;

function hintFor(code: string): string {
  if (/^E40[13]$|^ENEEDAUTH$/.test(code))
    return 'Log in to the registry (npm login), or put a valid token into .npmrc.';
  if (/^E5\d\d$/.test(code)) return 'The registry itself has a fault: try again later.';
  return 'Check the network, the proxy and the registry in .npmrc (npm config get registry), then run the command again.';
}

/** What npm says with `--json` where it fails. */
function parseError(stdout: string): { readonly code: string; readonly summary: string } {
  try {
    const { error } = JSON.parse(stdout) as { error?: { code?: string; summary?: string } };
    return { code: error?.code ?? '', summary: error?.summary?.trim() ?? '' };
  } catch {
    return { code: '', summary: '' };
  }
}
