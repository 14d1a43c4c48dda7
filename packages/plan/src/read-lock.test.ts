import { describe, expect, test } from 'vitest';
import { type Lock, type LockedFile, renderLock, sealLock } from './lock.ts';
import { readLock } from './read-lock.ts';
import { repairLock } from './repair-lock.ts';

const file = (base: string, more: Partial<LockedFile> = {}): LockedFile => ({
  pack: 'agent-canvas',
  class: 'managed',
  base,
  mode: '100644',
  ...more,
});
const lock = (more: Partial<Lock> = {}, version = '0.1.0'): Lock =>
  sealLock({
    lockVersion: 1,
    packs: { 'agent-canvas': { version, integrity: `sha512-${version}` } },
    canvas: 'c',
    overrides: '',
    answers: { name: 'a' },
    migrations: [],
    added: [],
    ejected: {},
    files: { 'a.txt': file('1'), 'b.txt': file('2') },
    conflicts: {},
    ...more,
  });

describe('readLock', () => {
  test('reads what was written, whatever its line ends', () => {
    const written = lock({ added: ['memory'], conflicts: { 'a.txt': { theirs: '9', ...file('1') } } });
    expect(readLock(renderLock(written))).toEqual(written);
    expect(readLock(renderLock(written).replaceAll('\n', '\r\n'))).toEqual(written);
  });

  test.each([
    ['a base', (text: string) => text.replace('"base":"1"', '"base":"7"'), 'E_LOCK_TAMPERED'],
    ['its checksum gone', (text: string) => text.replace(/,\n {2}"checksum": "\w+"/, ''), 'E_LOCK_TAMPERED'],
    ['a later version', (text: string) => text.replace('"lockVersion": 1', '"lockVersion": 2'), 'E_LOCK_NEWER'],
    ['half of it', (text: string) => text.slice(0, text.length / 2), 'E_LOCK_BROKEN'],
    ['a conflict of git', (text: string) => `<<<<<<< HEAD\n${text}`, 'E_LOCK_BROKEN'],
    ['another JSON', () => '[]', 'E_LOCK_BROKEN'],
    [
      'files of another kind',
      (text: string) => text.replace(/"files": \{[\s\S]*?\n {2}\}/, '"files": []'),
      'E_LOCK_BROKEN',
    ],
  ])('refuses %s', (_what, change, code) => {
    expect(() => readLock(change(renderLock(lock())))).toThrow(expect.objectContaining({ code }));
  });

  test.each(['../out.txt', '/etc/passwd', '.git/config', 'a/../../b'])('refuses the path %s', (path) => {
    const away = [lock({ files: { [path]: file('1') } }), lock({ files: { 'a.txt': file('1', { at: path }) } })];
    for (const text of away.map(renderLock)) {
      expect(() => readLock(text)).toThrow(expect.objectContaining({ code: 'E_LOCK_BROKEN' }));
    }
  });

  test('reads a lock of the first version, which has neither digest nor checksum', () => {
    const { packs, files, answers } = lock();
    const old = readLock(JSON.stringify({ lockVersion: 1, packs, answers, migrations: [], files }));
    expect(old).toMatchObject({ files, canvas: '', conflicts: {}, added: [] });
  });
});

describe('repairLock', () => {
  const base = lock();

  test('takes what only one side changed, entry by entry', () => {
    const ours = lock({ files: { ...base.files, 'a.txt': file('10') }, answers: { name: 'a', scope: '@x' } });
    const theirs = lock({ files: { 'a.txt': file('1'), 'c.txt': file('3') } });
    const repaired = repairLock({ base: renderLock(base), ours: renderLock(ours), theirs: renderLock(theirs) });
    expect(repaired.files).toEqual({ 'a.txt': file('10'), 'c.txt': file('3') });
    expect(repaired.answers).toEqual({ name: 'a', scope: '@x' });
    expect(readLock(renderLock(repaired))).toEqual(repaired);
  });

  test('takes the side of the higher pack version where both changed an entry', () => {
    const ours = lock({ files: { 'a.txt': file('10'), 'b.txt': file('2') } }, '0.10.0');
    const theirs = lock({ files: { 'a.txt': file('20'), 'b.txt': file('2') }, migrations: ['m'] }, '0.9.0');
    const stages = { base: renderLock(base), ours: renderLock(ours), theirs: renderLock(theirs) };
    for (const repaired of [repairLock(stages), repairLock({ ...stages, ours: stages.theirs, theirs: stages.ours })]) {
      expect(repaired.files['a.txt']?.base).toBe('10');
      expect(repaired.packs['agent-canvas']?.version).toBe('0.10.0');
      expect(repaired.migrations).toEqual(['m']);
    }
  });

  test('without a base keeps the entries of both', () => {
    const ours = lock({ files: { 'a.txt': file('1') } });
    const theirs = lock({ files: { 'b.txt': file('2') } }, '0.2.0');
    const repaired = repairLock({ base: undefined, ours: renderLock(ours), theirs: renderLock(theirs) });
    expect(Object.keys(repaired.files).sort()).toEqual(['a.txt', 'b.txt']);
  });

  test('does not ask for the checksum of what git has merged line by line', () => {
    const text = renderLock(base).replace('"base":"1"', '"base":"5"');
    expect(repairLock({ base: renderLock(base), ours: text, theirs: renderLock(base) }).files['a.txt']?.base).toBe('5');
  });
});
