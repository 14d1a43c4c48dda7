import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment, pnpmFolder, run } from '@agent-canvas/testkit';
import { toYaml } from '../render-answers.ts';
import type { MatrixRow } from './rows.ts';

const cli = fileURLToPath(new URL('../../packages/cli/bin/agent-canvas.js', import.meta.url));
const node24 = fileURLToPath(new URL('../../node_modules/node/bin', import.meta.url));

/** What a team runs before it trusts a repository. */
const commands = ['check', 'test', 'eval', 'build'] as const;

/**
 * Creates the repository of a row in `folder`, as a user would, installs it and runs its own check, tests, evaluation and
 * build. Throws with the output of the first command that fails.
 */
export async function proveRepository({ answers, choices }: MatrixRow, folder: string): Promise<void> {
  const env = cleanEnvironment({ home: join(folder, 'home'), identity: { name: 'Test', email: 'test@example.com' } });
  env.PATH = [pnpmFolder(), env.PATH].join(delimiter);
  // Who does not bring Node along has one that `engines` allows.
  if (choices['stack.pinNode'] === 'false') env.PATH = [node24, env.PATH].join(delimiter);
  const canvas = join(folder, 'canvas.yaml');
  const repository = join(folder, 'made');
  mkdirSync(folder, { recursive: true });
  writeFileSync(canvas, toYaml(answers));
  const prove = async (command: readonly [string, ...string[]], cwd: string): Promise<void> => {
    const done = await run(command, { cwd, env });
    if (done.code === 0) return;
    const said = `${done.stdout}\n${done.stderr}`.slice(-6000);
    throw new Error(`${command.join(' ')} exited ${done.code}\n${said}\n${JSON.stringify(choices, null, 2)}`);
  };
  await prove(['node', cli, 'create', repository, '--canvas', canvas, '--yes'], folder);
  for (const command of commands) await prove(['pnpm', command], repository);
}
