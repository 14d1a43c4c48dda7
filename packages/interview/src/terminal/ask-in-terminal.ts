import { CancelledError } from '@agent-canvas/errors';
import inquirer from 'inquirer';
import type { Answer, Ask, Question } from '../question.ts';
import { fit, wrap } from './layout.ts';
import { sheetPrompt } from './sheet-prompt.ts';
import type { Style } from './style.ts';
import { themeFor } from './theme.ts';

export interface AskingTerminal {
  readonly style: Style;
  /** Aborted where the process is told to stop. */
  readonly signal: AbortSignal;
  readonly input?: NodeJS.ReadStream;
  readonly output?: NodeJS.WriteStream;
}

interface Asking {
  readonly style: Style;
  readonly width: number;
  readonly height: number;
  readonly context: {
    readonly input: NodeJS.ReadStream;
    readonly output: NodeJS.WriteStream;
    readonly signal: AbortSignal;
    readonly clearPromptOnDone: true;
  };
}

/**
 * Asks with inquirer: a question takes the screen while it is open, and leaves one line when it is answered. Esc goes
 * back; Ctrl-C and an aborted signal throw CancelledError.
 */
export function askInTerminal({ style, signal, input = process.stdin, output = process.stdout }: AskingTerminal): Ask {
  return async (question) => {
    const back = new AbortController();
    const onKey = (_: unknown, key?: { readonly name?: string }) => {
      if (key?.name === 'escape') back.abort();
    };
    const context = { input, output, signal: AbortSignal.any([signal, back.signal]), clearPromptOnDone: true } as const;
    const { columns: width = 80, rows: height = 24 } = output;
    input.on('keypress', onKey);
    try {
      const value = await put(question, { style, width, height, context });
      output.write(doneLine(question, value, { style, width }));
      return { kind: 'answer', value };
    } catch (error) {
      if (back.signal.aborted && !signal.aborted) {
        output.write(`${style('dim', '↩ back')}\n`);
        return { kind: 'back' };
      }
      if (isStop(error) || signal.aborted) throw new CancelledError();
      throw error;
    } finally {
      input.off('keypress', onKey);
    }
  };
}

const isStop = (error: unknown) => error instanceof Error && error.name === 'ExitPromptError';

async function put(question: Question, asking: Asking): Promise<Answer> {
  const { style, context, width, height } = asking;
  if (question.kind === 'sheet') {
    const size = () => ({ width: context.output.columns ?? width, height: context.output.rows ?? height });
    return sheetPrompt({ sheet: question, style, size }, context);
  }
  const { head, message } = textOf(question, asking);
  const shared = { name: 'answer', message, theme: themeFor(style, head) } as const;
  const prompt = inquirer.createPromptModule(context);
  const pageSize = Math.max(4, height - message.split('\n').length - head.split('\n').length - 6);
  if (question.kind === 'text') {
    const validate = async (text: string) => refusal(await question.check(text), width);
    const shown = question.default === '' ? {} : { default: question.default };
    return (await prompt<{ answer: string }>([{ ...shared, type: 'input', ...shown, validate }])).answer;
  }
  if (question.kind === 'confirm') {
    return (await prompt<{ answer: boolean }>([{ ...shared, type: 'confirm', default: question.default }])).answer;
  }
  const choices = question.choices.map(({ value, label, description }) => ({
    value,
    name: fit(label, width - 4),
    short: label,
    ...(description && { description: wrap(description, width - 3).join('\n') }),
  }));
  const listed = { ...shared, choices, default: question.default, pageSize, loop: false };
  if (question.kind === 'choice') return (await prompt<{ answer: string }>([{ ...listed, type: 'select' }])).answer;
  return (await prompt<{ answer: string[] }>([{ ...listed, type: 'checkbox' }])).answer;
}

/** What inquirer shows of a refusal: the theme marks its first line. */
const refusal = (problem: string | undefined, width: number): string | true =>
  problem === undefined ? true : wrap(problem, width - 6).join('\n    ');

/** The question's lines: where we are, the question, what helps to answer it. The last line is the one that is typed in. */
function textOf(question: Exclude<Question, { kind: 'sheet' }>, { style, width }: Asking) {
  const columns = Math.min(width, 100) - 3;
  const [first = '', ...rest] = wrap(question.message, columns);
  const notes = question.notes.flatMap((note) => wrap(note, columns)).map((line) => `  ${style('dim', line)}`);
  const isTyped = question.kind === 'text' || question.kind === 'confirm';
  const progress = question.progress ? [style('dim', fit(question.progress, width - 1))] : [];
  return {
    head: ['', ...progress, style('cyan', '?')].join('\n'),
    message: [
      style('bold', first),
      ...rest.map((line) => `  ${style('bold', line)}`),
      ...notes,
      ...(question.problem ? [style('red', `  ! ${question.problem}`)] : []),
      ...(isTyped ? ['  ›'] : []),
    ].join('\n'),
  };
}

function doneLine(question: Question, value: Answer, { style, width }: { style: Style; width: number }): string {
  if (question.kind === 'sheet') return '';
  const title = question.title.padEnd(question.title.includes(':') ? 32 : 16);
  const label = labelOf(question, value);
  if (label === '') return '';
  const given = fit(label, Math.max(10, width - title.length - 5));
  return `${style('green', '✓')} ${title}  ${style(given === '–' ? 'dim' : 'cyan', given)}\n`;
}

function labelOf(question: Exclude<Question, { kind: 'sheet' }>, value: Answer): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string') return value.length > 0 ? value.join(', ') : 'none';
  if (question.kind !== 'choice') return value === '' ? '–' : value;
  const choice = question.choices.find((one) => one.value === value);
  return choice?.done ?? choice?.label ?? value;
}
