import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '@agent-canvas/errors';
import type { Terminal } from './terminal.ts';

export interface SavedInterview {
  readonly text: string;
  readonly name: string;
  /** The folder that was to be created, as it was written. */
  readonly dir: string | undefined;
  /** The file that the interview started from, as it was named: it may be overwritten, another may not. */
  readonly from: string | undefined;
  readonly terminal: Terminal;
}

/** Writes `./NAME.canvas.yaml` and says how to go on. Errors: E_SAVE where no file can be written there. */
export async function saveInterview({ text, name, dir, from, terminal }: SavedInterview): Promise<void> {
  const file = await writeFree({ text, name, from, cwd: terminal.cwd });
  const folder = dir === undefined ? '' : ` ${dir}`;
  terminal.note(`${terminal.style('green', '✓')} answers saved in ${file}; nothing else was written`);
  terminal.out(`\nGo on with\n  ${terminal.program} create${folder} --canvas ${file} --edit\n`);
}

async function writeFree(given: {
  text: string;
  name: string;
  from: string | undefined;
  cwd: string;
}): Promise<string> {
  const { text, name, from, cwd } = given;
  const isOwn = (file: string) => from !== undefined && resolve(cwd, from) === resolve(cwd, file);
  for (let count = 1; count < 100; count += 1) {
    const file = count === 1 ? `${name}.canvas.yaml` : `${name}-${count}.canvas.yaml`;
    try {
      await writeFile(resolve(cwd, file), text, { flag: isOwn(file) ? 'w' : 'wx' });
      return file;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw notSaved(file, cause);
    }
  }
  throw notSaved(`${name}.canvas.yaml`, undefined);
}

const notSaved = (file: string, cause: unknown) =>
  new UserError({
    code: 'E_SAVE',
    message: `${file} cannot be written${cause instanceof Error ? ` (${cause.message})` : ''}`,
    hint: 'Start in a folder that you may write to.',
    cause,
  });
