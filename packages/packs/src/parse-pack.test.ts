import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '@agent-canvas/errors';
import { afterAll, describe, expect, test } from 'vitest';
import type { Pack } from './index.ts';
import { parsePack, readPack } from './index.ts';

const sound: Pack = {
  format: 1,
  name: 'agent-canvas',
  version: '0.3.0',
  catalog: { zod: '4.6.7' },
  templates: [
    {
      id: 'memory',
      summary: 'Memory',
      target: 'packages/memory',
      files: [{ path: 'packages/memory/src/a.ts', kind: 'core', class: 'managed', body: { text: 'a' } }],
      config: { path: 'src/config.ts', doc: 'Values.', entries: [] },
    },
  ],
  migrations: [
    {
      id: 'stores',
      version: '0.2.0',
      summary: 'Stores moved',
      steps: [
        { rename: { from: 'packages/memory/src/store', to: 'packages/memory/src/stores' } },
        { delete: 'packages/memory/old.ts' },
        {
          answer: {
            from: 'memory.architecture.short',
            to: 'memory.architecture.shortTerm',
            values: { mem: 'in-process' },
          },
        },
        { key: { file: 'packages/memory/src/config.ts', from: 'longTerm.min', to: 'longTerm.minimum' } },
      ],
    },
  ],
  advisories: [
    {
      id: 'open-redirect',
      severity: 'high',
      summary: 'The sign-in page redirects anywhere',
      affects: '>=0.1.0 <0.2.1',
      files: { 'packages/security/src/redirect.ts': ['a'.repeat(40)] },
      pattern: String.raw`redirect\(\s{0,20}request\.query`,
      isRegExp: true,
      fixedIn: '0.2.1',
      fix: 'Run sync.',
    },
  ],
  operations: [
    { setting: 'memory.architecture.working', to: 'postgres', steps: [{ do: 'Start PostgreSQL', kind: 'service' }] },
  ],
  changelog: { '0.3.0': '### Minor Changes' },
};

const bytesOf = (pack: unknown): Uint8Array => Buffer.from(JSON.stringify(pack));
const refused = (pack: unknown): UserError => {
  try {
    parsePack(bytesOf(pack));
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('the pack was accepted');
};
const migrating = (...steps: unknown[]) => ({
  ...sound,
  migrations: [{ id: 'm', version: '0.2.0', summary: 's', steps }],
});
const advising = (change: object) => ({ ...sound, advisories: [{ ...sound.advisories?.[0], ...change }] });

test('a sound pack is read as it is, with the integrity of its bytes', () => {
  const { pack, integrity } = parsePack(bytesOf(sound));
  expect(pack).toEqual(sound);
  expect(integrity).toMatch(/^sha512-[\w+/]{86}==$/);
  expect(parsePack(bytesOf(sound), { integrity }).pack).toEqual(sound);
});

test('a pack of the first version, without any of the additions, is read', () => {
  const { migrations, advisories, operations, changelog, ...first } = sound;
  expect(parsePack(bytesOf(first)).pack).toEqual(first);
});

test('bytes of another integrity are not even read', () => {
  const { integrity } = parsePack(bytesOf(sound));
  const other = Buffer.from('not JSON');
  expect(() => parsePack(other, { integrity, name: 'p.tgz' })).toThrow(
    expect.objectContaining({ code: 'E_PACK_INTEGRITY', message: expect.stringContaining('p.tgz') }),
  );
});

test.each([
  [{ ...sound, format: 2 }, 'E_PACK_FORMAT', 'pack format 2'],
  [{ hello: 1 }, 'E_PACK_FORMAT', 'names no pack format'],
  [null, 'E_PACK_FORMAT', 'names no pack format'],
  [{ format: 1, name: 'x' }, 'E_PACK_BROKEN', 'version'],
])('what is no pack of this format is refused', (data, code, message) => {
  expect(refused(data)).toMatchObject({ code, message: expect.stringContaining(message) });
});

describe('paths', () => {
  const emitting = (path: string) => ({
    ...sound,
    templates: [{ ...sound.templates[0], files: [{ ...sound.templates[0]?.files[0], path }] }],
  });

  test.each([
    '../x',
    '/etc/passwd',
    'a/../../x',
    'C:/x',
    'a\\b',
    '.git/hooks/pre-commit',
    '.GIT/config',
    'packages/x/.git/config',
    'git~1/config',
    'a//b',
    'nul',
    'a/b.',
    '.canvas/lock.json',
    'canvas.yaml',
    '',
  ])('a template does not emit %j', (path) => {
    expect(refused(emitting(path)).message).toContain(`'${path}'`);
  });

  test('targets and generated files count too', () => {
    const [template] = sound.templates;
    const leaving = { ...sound, templates: [{ ...template, config: { ...template?.config, path: '../../../x.ts' } }] };
    expect(refused(leaving).message).toContain("'../x.ts'");
    expect(refused({ ...sound, templates: [{ ...template, target: '..' }] }).message).toContain("'..'");
  });

  test.each([
    { rename: { from: 'a', to: '../b' } },
    { rename: { from: '/a', to: 'b' } },
    { delete: '.git' },
    { key: { file: '../a.json', from: 'x', to: 'y' } },
  ])('a migration does not reach %j', (step) => {
    expect(refused(migrating(step)).message).toContain('migration m, step 1');
    expect(refused(migrating(step)).message).toContain('is not a path inside the repository');
  });

  test('an advisory names paths inside', () => {
    expect(refused(advising({ files: { '../x': ['a'.repeat(40)] } })).message).toContain('advisory open-redirect');
  });
});

describe('migrations', () => {
  test.each([
    [{ run: 'rm -rf /' }, 'is no step: it has run'],
    [{ delete: 'a', rename: { from: 'b', to: 'c' } }, 'it has delete and rename'],
    [{}, 'it has nothing'],
    [{ rename: { from: 'a', to: 'b', force: true } }, 'force'],
    [{ answer: { from: '__proto__.x' } }, 'is not a path of canvas.yaml'],
    [{ key: { file: 'a.json', from: '__proto__.x', to: '__proto__.y' } }, 'is not a dotted key'],
    [{ key: { file: 'src/main.ts', from: 'a', to: 'b' } }, 'is neither JSON, YAML nor a config.ts'],
    [{ key: { file: 'a.json', from: 'a.x', to: 'b.x' } }, 'inside the object that holds it'],
    [{ key: { file: 'src/config.ts', from: 'a', to: 'b-c' } }, 'is no name of a key'],
    [{ rename: { from: 'a', to: 'a/b' } }, 'makes a/b, on which it worked before'],
  ])('%j is refused', (step, message) => {
    expect(refused(migrating(step)).message).toContain(message);
  });

  test.each([
    [[{ rename: { from: 'a', to: 'b' } }, { rename: { from: 'c', to: 'a' } }], 'makes a'],
    [[{ rename: { from: 'a', to: 'b' } }, { rename: { from: 'b', to: 'a' } }], 'makes a'],
    [[{ delete: 'a/b' }, { rename: { from: 'c', to: 'a' } }], 'makes a'],
    [[{ answer: { from: 'a.b' } }, { answer: { from: 'c', to: 'a.b.c' } }], 'makes a.b.c'],
    [[{ answer: { from: 'a', values: { x: 'y', y: 'z' } } }], 'a becomes y, which m maps again'],
    [[{ key: { file: 'b.json', from: 'x', to: 'y' } }, { rename: { from: 'a.json', to: 'b.json' } }], 'makes b.json'],
  ])('steps that a second run would repeat are refused: %j', (steps, message) => {
    expect(refused(migrating(...steps)).message).toContain(message);
  });

  test('a chain of renames is fine', () => {
    const chain = migrating({ rename: { from: 'a', to: 'b' } }, { rename: { from: 'b', to: 'c' } });
    expect(parsePack(bytesOf(chain)).pack.migrations).toHaveLength(1);
  });

  const one = (id: string, version: string) => ({ id, version, summary: 's', steps: [{ delete: id }] });
  test.each([
    [[one('a', '0.1.0'), one('a', '0.2.0')], 'another migration has this id'],
    [[one('a', '0.10.0'), one('b', '0.2.0')], 'stands after a'],
    [[one('b', '0.2.0'), one('a', '0.2.0')], 'stands after b'],
    [[one('a', '0.4.0')], 'the pack is 0.3.0'],
    [[one('A', '0.1.0')], 'is not an id'],
    [[one('a', '1.x')], 'is not a version'],
  ])('%j: %s', (migrations, message) => {
    expect(
      refused({ ...sound, version: message.startsWith('stands') ? '1.0.0' : '0.3.0', migrations }).message,
    ).toContain(message);
  });
});

describe('advisories', () => {
  test.each([
    [{ affects: 'all' }, 'is not a range of versions'],
    [{ fixedIn: '0.2.0' }, 'is one of the versions it affects'],
    [{ severity: 'severe' }, 'severity'],
    [{ files: { a: ['123'] } }, 'is not the id that git gives a file'],
    [{ pattern: 'x', isRegExp: undefined }, 'is shorter than 4 characters'],
    [{ pattern: '(a+)+$' }, 'repeats without a bound'],
    [{ command: 'curl' }, 'command'],
  ])('%j is refused', (change, message) => {
    expect(refused(advising(change)).message).toContain(message);
  });

  test('plain text may hold anything', () => {
    const { isRegExp, ...plain } = { ...sound.advisories?.[0], pattern: '(a+)+$ [' };
    expect(parsePack(bytesOf({ ...sound, advisories: [plain] })).pack.advisories).toHaveLength(1);
  });

  test('two of one id are refused', () => {
    const [advisory] = sound.advisories ?? [];
    expect(refused({ ...sound, advisories: [advisory, advisory] }).message).toContain('another one has this id');
  });
});

test('an operation of an unknown kind is refused, and its setting is named', () => {
  const operations = [{ setting: 'stack.target', steps: [{ do: 'x', kind: 'shell' }] }];
  expect(refused({ ...sound, operations }).message).toContain('operation of stack.target, step 1, kind');
});

test('every problem is listed, the message holds the first', () => {
  const error = refused(migrating({ a: 1 }, { b: 1 }, { c: 1 }, { d: 1 }, { e: 1 }, { f: 1 }));
  expect(error.message).toContain('6 problems');
  expect(error.issues).toHaveLength(6);
});

describe('readPack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('names the file', () => {
    const file = join(folder, 'pack.json');
    writeFileSync(file, JSON.stringify(sound));
    expect(readPack(file).pack).toEqual(sound);
    expect(() => readPack(file, { integrity: 'sha512-x' })).toThrow(file);
    writeFileSync(file, '{');
    expect(() => readPack(file)).toThrow(`${file} is not JSON`);
  });
});
