import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment, run, withFolder } from '@agent-canvas/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** As the README says it, but a registry that hangs does not hold up a pnpm that is here already. */
const pnpm = ['npx', '--yes', '--prefer-offline', 'pnpm@12'] as const;
const folder = withFolder('first-tool');
const repository = join(folder.path, 'made');
const env = cleanEnvironment({
  home: join(folder.path, 'home'),
  identity: { name: 'Test', email: 'test@example.com' },
});
afterAll(() => folder[Symbol.dispose]());

const read = (path: string): string => readFileSync(join(repository, path), 'utf8');
const write = (path: string, text: string): void => writeFileSync(join(repository, path), text);

beforeAll(async () => {
  const cli = join(root, 'packages', 'cli', 'bin', 'agent-canvas.js');
  const canvas = join(root, 'test', 'canvases', 'minimal.yaml');
  const made = await run(['node', cli, 'create', repository, '--canvas', canvas, '--yes'], { cwd: folder.path, env });
  expect(made, made.stderr).toMatchObject({ code: 0 });
}, 360_000);

/** What the table "task → file" of AGENTS.md says of a task. */
function fileOf(task: string): string {
  const [, file] = new RegExp(`^\\| ${task} [^|]*\\|(.*)\\|$`, 'm').exec(read('AGENTS.md')) ?? [];
  if (file === undefined) throw new Error(`AGENTS.md has no task "${task}"`);
  return file.replaceAll('`', '').trim();
}

/** The files that the task "add a tool" names, and the file of eval cases. */
function places(): { tool: (name: string) => string; index: string; cases: string } {
  const [pattern, ...rest] = fileOf('add a tool').split(/,\s*(?:and\s+)?/);
  expect(pattern).toMatch(/^packages\/agent\/src\/tools\/NAME\.ts$/);
  expect(rest).toEqual(['its test', 'a line in src/tools/index.ts', 'a golden case under packages/evals']);
  return {
    tool: (name) => String(pattern).replace('NAME.ts', name),
    index: 'packages/agent/src/tools/index.ts',
    cases: fileOf('add an eval case'),
  };
}

test('a tool is added where AGENTS.md says: a copy of one that is there, its test, a line and a case', () => {
  const { tool, index, cases } = places();
  const renamed = (text: string): string =>
    text
      .replaceAll('lookupTool', 'openingHoursTool')
      .replaceAll("'lookup'", "'opening-hours'")
      .replaceAll('./lookup.ts', './opening-hours.ts')
      .replaceAll("test('lookup", "test('opening-hours")
      .replace('Finds records by number or by words.', 'Says when the shop of a number opens.');
  write(tool('opening-hours.ts'), renamed(read(tool('lookup.ts'))));
  write(tool('opening-hours.test.ts'), renamed(read(tool('lookup.test.ts'))));
  const list = read(index).replace('...canvasTools]', '...canvasTools, openingHoursTool]');
  write(index, `${list.replace(/^(import .*\n)+/, "$&import { openingHoursTool } from './opening-hours.ts';\n")}`);
  const golden = JSON.parse(read(cases));
  const expected = { route: 'assistant', tools: ['opening-hours'] };
  golden.cases.push({ id: 'opening-hours', input: 'assistant: opening hours of 1001', expect: expected });
  write(cases, `${JSON.stringify(golden, null, 2)}\n`);
  expect(read(index)).toContain('openingHoursTool]');
});

test.each([
  ['check', ''],
  ['test', 'opening-hours.test.ts'],
  ['eval', 'plumbing: pass'],
  ['tools', 'opening-hours'],
])('pnpm %s is green', { timeout: 600_000 }, async (script, said) => {
  const done = await run([...pnpm, script], { cwd: repository, env });
  const output = done.stdout + done.stderr;
  expect(done.code, output).toBe(0);
  expect(output).toContain(said);
});
