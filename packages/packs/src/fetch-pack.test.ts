import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchPack } from './fetch-pack.ts';
import { cacheFolder } from './pack-cache.ts';
import { readTarball } from './read-tarball.ts';

const pack = { format: 1, name: 'our-pack', version: '1.2.3', catalog: {}, templates: [] };
const bytes = Buffer.from(JSON.stringify(pack));
const integrityOf = (content: Uint8Array): string => `sha512-${createHash('sha512').update(content).digest('base64')}`;
const integrity = integrityOf(bytes);

/** One entry of a tar file, as ustar writes it. */
function entry(path: string, content: string | Uint8Array, type = '0'): Buffer {
  const header = Buffer.alloc(512);
  const data = Buffer.from(content);
  header.write(path.slice(0, 100), 0);
  header.write('0000644\0', 100);
  header.write(`${data.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, data, Buffer.alloc((512 - (data.length % 512)) % 512)]);
}
const tarball = (...entries: Buffer[]): Buffer => gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)]));
const manifest = entry('package/package.json', '{"name":"our-pack","version":"1.2.3"}');
const good = tarball(manifest, entry('package/dist/pack.json', bytes));

let folder: string;
let server: Server;
let asked: IncomingMessage[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
beforeEach(async () => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'fetch-pack-'));
  asked = [];
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  writeFileSync(join(folder, '.npmrc'), `@ours:registry=${origin()}\n//127.0.0.1:${port()}/:_authToken=secret-token\n`);
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const port = (): number => (server.address() as { port: number }).port;
const origin = (): string => `http://127.0.0.1:${port()}/`;
const env = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: folder,
  XDG_CACHE_HOME: join(folder, 'cache'),
  npm_config_cache: join(folder, 'npm'),
  // What an outer pnpm leaves behind must not count.
  npm_package_name: 'outer',
  npm_config_user_agent: 'pnpm',
});

/** Serves one version of @ours/pack with this tarball. */
const serving =
  (content: Buffer) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url?.endsWith('.tgz')) return void response.end(content);
    const dist = { tarball: `${origin()}pack-1.2.3.tgz`, integrity: integrityOf(content) };
    const version = { name: '@ours/pack', version: '1.2.3', dist };
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ name: '@ours/pack', 'dist-tags': { latest: '1.2.3' }, versions: { '1.2.3': version } }),
    );
  };
const request = (more: object = {}) =>
  fetchPack({ name: '@ours/pack', version: '1.2.3', env: env(), cwd: folder, timeoutMs: 30_000, ...more });
const cached = (): string[] => {
  try {
    return readdirSync(join(folder, 'cache', 'agent-canvas', 'packs'));
  } catch {
    return [];
  }
};

describe('a pack that is published', () => {
  test('comes through the registry and the login of the .npmrc, and once only', async () => {
    answer = serving(good);
    expect(await request({ integrity })).toEqual({ pack, integrity });
    const times = asked.length;
    expect(new Set(asked.map(({ headers }) => headers.authorization))).toEqual(new Set(['Bearer secret-token']));
    expect(await request({ integrity })).toEqual({ pack, integrity });
    expect(asked).toHaveLength(times);
  });

  test('is fetched again where the cache holds something else', async () => {
    answer = serving(good);
    await request({ integrity });
    const file = join(folder, 'cache', 'agent-canvas', 'packs', cached()[0] as string);
    writeFileSync(file, '{"format":1,"name":"forged"}');
    expect(await request({ integrity })).toEqual({ pack, integrity });
    expect(readFileSync(file, 'utf8')).toBe(bytes.toString());
  });

  test('is used where the cache cannot be written', async () => {
    answer = serving(good);
    writeFileSync(join(folder, 'no-folder'), '');
    expect(await request({ integrity, cache: join(folder, 'no-folder') })).toEqual({ pack, integrity });
  });
});

describe('what is not the pack that was asked for', () => {
  test('of another integrity, is never used and never kept', async () => {
    answer = serving(good);
    await expect(request({ integrity: integrityOf(Buffer.from('other')) })).rejects.toMatchObject({
      code: 'E_PACK_INTEGRITY',
    });
    expect(cached()).toEqual([]);
  });

  test('a tarball other than the registry promised is refused', async () => {
    answer = (asking, response) => {
      if (asking.url?.endsWith('.tgz')) return void response.end(tarball(entry('package/pack.json', '{}')));
      serving(good)(asking, response);
    };
    await expect(request()).rejects.toMatchObject({
      code: 'E_REGISTRY',
      message: expect.stringContaining('EINTEGRITY'),
    });
  });

  test('a package without a pack', async () => {
    answer = serving(tarball(manifest));
    await expect(request()).rejects.toMatchObject({ code: 'E_PACK_MISSING' });
  });

  test.each([['../x'], ['--registry=http://evil'], ['a b'], ['git+ssh://x'], ['file:x'], ['$(touch x)']])(
    'the name %j is refused before npm starts',
    async (name) => {
      await expect(request({ name })).rejects.toMatchObject({ code: 'E_PACK_MISSING' });
      await expect(request({ version: name })).rejects.toMatchObject({ code: 'E_PACK_MISSING' });
      expect(asked).toEqual([]);
    },
  );
});

describe('a registry that refuses', () => {
  const refusing = (code: number) => (_: IncomingMessage, response: ServerResponse) => {
    response.statusCode = code;
    response.end('{"error":"no"}');
  };
  test.each([
    [404, 'E_PACK_MISSING', 'E404', '.npmrc'],
    [401, 'E_REGISTRY', 'E401', 'npm login'],
    [403, 'E_REGISTRY', 'E403', 'npm login'],
    [500, 'E_REGISTRY', 'E500', 'try again later'],
  ])('with %i is reported with what npm said', async (status, code, said, hint) => {
    answer = refusing(status);
    const error = await request({ integrity }).catch((caught) => caught);
    expect(error).toMatchObject({ code, message: expect.stringContaining(said), hint: expect.stringContaining(hint) });
    expect(error.message).not.toContain('secret-token');
    expect(cached()).toEqual([]);
  });

  test('with a version that was taken away', async () => {
    answer = serving(good);
    await expect(request({ version: '9.9.9' })).rejects.toMatchObject({ code: 'E_PACK_MISSING' });
  });

  test('by silence, is given up in time', async () => {
    answer = () => undefined;
    await expect(request({ timeoutMs: 1500 })).rejects.toMatchObject({
      code: 'E_REGISTRY',
      message: expect.stringContaining('in time'),
    });
  });

  test('is no longer waited for where the user cancels', async () => {
    answer = () => undefined;
    await expect(request({ signal: AbortSignal.timeout(500) })).rejects.toMatchObject({ code: 'E_CANCELLED' });
  });

  test('by not being there', async () => {
    writeFileSync(join(folder, '.npmrc'), '@ours:registry=http://127.0.0.1:1/\n');
    await expect(request()).rejects.toMatchObject({
      code: 'E_REGISTRY',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('without npm', async () => {
    await expect(request({ env: { PATH: folder } })).rejects.toMatchObject({
      code: 'E_REGISTRY',
      message: expect.stringContaining('npm is not installed'),
    });
  });
});

describe('a tarball', () => {
  const text = (found: Uint8Array | undefined): string | undefined => found && Buffer.from(found).toString();
  const places = ['dist/pack.json', 'pack.json'];

  test.each([
    ['the first of the places', [entry('package/pack.json', 'b'), entry('package/dist/pack.json', 'a')], 'a'],
    ['another top folder', [entry('our-pack/pack.json', 'b')], 'b'],
    ['a link in its place', [entry('package/pack.json', '', '2')], undefined],
    ['a path that climbs', [entry('package/../pack.json', 'b')], undefined],
    ['an extended header', [entry('PaxHeader', '27 path=package/pack.json\n', 'x'), entry('short', 'c')], 'c'],
    ['a long name', [entry('././@LongLink', 'package/pack.json\0', 'L'), entry('short', 'd')], 'd'],
    [
      'an extended header of another file',
      [entry('PaxHeader', '16 path=p/other\n', 'x'), entry('package/pack.json', 'e')],
      undefined,
    ],
  ])('with %s', (_, entries, expected) => {
    expect(text(readTarball(tarball(...entries), places))).toBe(expected);
  });

  test('that is broken is refused', () => {
    const whole = Buffer.concat([entry('package/pack.json', 'x'.repeat(2000))]);
    expect(() => readTarball(gzipSync(whole.subarray(0, 1024)), places)).toThrow('ends within');
    const forged = Buffer.from(whole);
    forged.write('y', 0);
    expect(() => readTarball(gzipSync(forged), places)).toThrow('checksum');
    expect(() => readTarball(Buffer.from('no gzip'), places)).toThrow();
  });
});

test.runIf(process.platform !== 'win32')('the cache lies where the system keeps caches', () => {
  expect(cacheFolder({ HOME: '/home/x' })).toBe('/home/x/.cache/agent-canvas');
  expect(cacheFolder({ HOME: '/home/x', XDG_CACHE_HOME: '/c' })).toBe('/c/agent-canvas');
});
