import { resolve } from 'node:path';
import { inspectTarget } from '@agent-canvas/apply';
import { type Answers, editCanvas, parseCanvas, readAnswers, renderCanvas } from '@agent-canvas/canvas';
import { UserError } from '@agent-canvas/errors';
import { runInterview } from '@agent-canvas/interview';
import { askInTerminal } from '@agent-canvas/interview/terminal';
import type { Parsed } from './flags.ts';
import { editsBetween } from './interview-edits.ts';
import { saveInterview } from './interview-save.ts';
import { type CanvasRequest, type Given, readGiven } from './read-request.ts';
import type { Terminal } from './terminal.ts';

/**
 * Interviews whoever sits at the terminal, from the answers that the command line gives. Undefined where they chose to save
 * and stop: the answers then stand in a file, and how to go on was said. Throws CancelledError on Ctrl-C.
 */
export async function interviewRequest(parsed: Parsed, terminal: Terminal): Promise<CanvasRequest | undefined> {
  const given = await readGiven(parsed, terminal);
  const { text, dir, options } = given;
  const start = readAnswers(text, options);
  const isChecked = !parsed.has('dry-run');
  if (dir !== undefined && isChecked) await inspectTarget(resolve(terminal.cwd, dir));
  greet(terminal);
  const { outcome, answers } = await runInterview({
    answers: start,
    mode: text !== '' && !parsed.has('edit') ? 'review' : 'ask',
    fixed: parsed.has('edit') ? [] : fixedBy(given),
    ...(dir === undefined && isChecked && { checkName: (name: string) => obstacleAt(resolve(terminal.cwd, name)) }),
    ask: askInTerminal({ style: terminal.style, signal: terminal.signal }),
  });
  const written = writeAnswers(given, answers);
  if (outcome === 'save') {
    await saveInterview({ text: written, name: answers.name ?? 'my-agent', dir, terminal, from: options.file });
    return undefined;
  }
  const target = resolve(terminal.cwd, dir ?? answers.name ?? 'my-agent');
  return { parsed: parseCanvas(written), text: written, target };
}

function greet({ style, note }: Terminal): void {
  note(style('bold', 'Agent Canvas'));
  note(style('dim', 'Enter takes what stands in brackets, Esc goes back, Ctrl-C writes nothing.'));
}

/** The questions that the command line has answered. */
const fixedBy = ({ dir, options }: Given): readonly string[] => [
  ...(dir === undefined ? [] : ['name']),
  ...options.overrides.map(({ path }) => path),
];

/** The user's own file with what changed worked in, or a fresh one. */
function writeAnswers({ text, options }: Given, answers: Answers): string {
  if (text.trim() === '') return renderCanvas(answers, { comments: true });
  return editCanvas(text, editsBetween(readAnswers(text, { ...(options.file && { file: options.file }) }), answers));
}

/** What stands where the repository would be created. */
async function obstacleAt(target: string): Promise<string | undefined> {
  try {
    await inspectTarget(target);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return `${error.message}. Choose another name.`;
    throw error;
  }
}
