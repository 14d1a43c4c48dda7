import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, withFolder } from '@agent-canvas/testkit';
import { describe, expect, test } from 'vitest';
import { builtInPack } from './built-in-pack.ts';
import { matrixRows } from './matrix/rows.ts';
import { writeRow } from './matrix/write-row.ts';
import { renderAnswers } from './render-answers.ts';

const pack = await builtInPack();
const bin = fileURLToPath(new URL('../node_modules/.bin/', import.meta.url));

/** What the emitted `check` runs. */
const checks = {
  types: ['tsc', '-p', 'tsconfig.json'],
  lint: ['biome', 'lint', '--error-on-warnings', '.'],
  unused: ['knip'],
} as const;

describe.each(matrixRows())('row $id', ({ answers, choices }) => {
  test('passes its own check of types, lint and unused code', async () => {
    using folder = withFolder('matrix');
    writeRow(renderAnswers(pack, answers), folder.path);
    for (const [name, [program, ...args]] of Object.entries(checks)) {
      const done = await run([join(bin, program), ...args], { cwd: folder.path, env: process.env });
      const said = done.stdout + done.stderr;
      expect(done.code, `${name}\n${said}\n${JSON.stringify(choices, null, 2)}`).toBe(0);
    }
  });
});
