import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from './lock-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const held = (text: string) => writeFile(join(folder, 'data.lock'), text);
const lock = () => lockFolder(join(folder, 'data'));

test('holds a folder until it is released', async () => {
  const release = await lock();
  await expect(lock()).rejects.toThrow(`in use by process ${process.pid}`);
  await release();
  await (await lock())();
});

test('names the living process that holds the folder', async () => {
  await held(`${process.ppid} 1`);
  await expect(lock()).rejects.toThrow(`in use by process ${process.ppid}`);
});

test.each([
  ['a process that has ended', '2147483646 1'],
  ['an earlier process of our own number, as in a restarted container', `${process.pid} 1`],
  ['a lock that was cut short', ''],
])('takes over from %s', async (_, text) => {
  await held(text);
  await lock();
  expect(await readFile(join(folder, 'data.lock'), 'utf8')).toMatch(new RegExp(`^${process.pid} \\d+$`));
});
