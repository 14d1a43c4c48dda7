import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import {
  answerAt,
  editCanvas,
  type ParsedCanvas,
  type ParseOptions,
  parseCanvas,
  renderCanvas,
} from '@agent-canvas/canvas';
import { CanvasError, UsageError, UserError } from '@agent-canvas/errors';
import type { Parsed } from './flags.ts';
import type { Terminal } from './terminal.ts';

/** The answers of a command line, read and checked. */
export interface CanvasRequest {
  readonly parsed: ParsedCanvas;
  /** What canvas.yaml will hold: the user's own file with the flags worked in, or a fresh one. */
  readonly text: string;
  /** Absolute. */
  readonly target: string;
}

interface Override {
  readonly path: string;
  readonly value: string;
}

/**
 * Reads `--canvas`, `--set`, `--stage` and the folder's name into one canvas. The name is that of `--set name`, else the
 * file's, else the folder's. Errors: usage (exit 2) where no name can be had; E_CANVAS (exit 3) with every mistake.
 */
export async function readRequest(parsed: Parsed, terminal: Terminal): Promise<CanvasRequest> {
  return checked(await readGiven(parsed, terminal), terminal);
}

/** As `readRequest`, with a text that is read already. */
export function requestFrom(source: Source): CanvasRequest {
  return checked(givenFrom(source), source.terminal);
}

interface Source {
  readonly parsed: Parsed;
  readonly terminal: Terminal;
  readonly text: string;
  readonly dir?: string | undefined;
  readonly file?: string | undefined;
}

/** What a command line gives, read but not checked. */
export interface Given {
  /** Of the file; empty without one. */
  readonly text: string;
  /** The folder to create, as it was written. */
  readonly dir: string | undefined;
  readonly options: ParseOptions & { readonly overrides: readonly Override[] };
}

/** Reads `--canvas`, `--set`, `--stage` and the folder's name without judging them. */
export async function readGiven(parsed: Parsed, terminal: Terminal): Promise<Given> {
  const file = parsed.value('canvas');
  const text = file === undefined ? '' : await readCanvas(resolve(terminal.cwd, file), file);
  return givenFrom({ parsed, terminal, text, dir: parsed.positionals[0], file });
}

function givenFrom({ parsed, terminal, text, dir, file }: Source): Given {
  const overrides = overridesOf(parsed);
  const name = dir === undefined ? undefined : basename(resolve(terminal.cwd, dir));
  const options = { overrides, ...(file !== undefined && { file }), ...(name !== undefined && { name }) };
  return { text, dir, options };
}

function checked({ text, dir, options }: Given, terminal: Terminal): CanvasRequest {
  const { overrides } = options;
  if (dir === undefined && text.trim() === '' && !overrides.some(({ path }) => path === 'name')) {
    throw new UsageError({
      code: 'E_NAME',
      message: 'The repository needs a name',
      hint: 'Give its folder, as in: agent-canvas create my-agent. Names are lower-case letters, digits and hyphens.',
    });
  }
  const canvas = text.trim() === '' ? parseFlagsAlone(options) : parseCanvas(text, options);
  const target = resolve(terminal.cwd, dir ?? canvas.canvas.name);
  return { parsed: canvas, target, text: writeCanvas(text, overrides, canvas) };
}

/** Without a file a mistake has no line: it stands in a flag, or in the folder's name. */
function parseFlagsAlone(options: Given['options']): ParsedCanvas {
  try {
    return parseCanvas('', options);
  } catch (error) {
    if (!(error instanceof CanvasError)) throw error;
    const issues = error.issues.map(({ line: _line, column: _column, source = '', ...issue }) => ({
      ...issue,
      ...(source.startsWith('--set') && { source }),
    }));
    throw new CanvasError({ issues, file: 'what was given', cause: error });
  }
}

function writeCanvas(text: string, overrides: readonly Override[], parsed: ParsedCanvas): string {
  if (text.trim() === '') return renderCanvas(parsed.answers, { comments: true });
  const edits = overrides.map(({ path }) => ({ path, value: answerAt(parsed.answers, path) }));
  return editCanvas(text, [...edits, { path: 'name', value: parsed.canvas.name }]);
}

/** The answers that flags give: `--set`, `--stage`, `--no-pin-node`. */
export function overridesOf(parsed: Parsed): Override[] {
  const stage = parsed.value('stage');
  return [
    ...parsed.values('set').map(splitOverride),
    ...(stage === undefined ? [] : [{ path: 'stage', value: stage }]),
    ...(parsed.has('no-pin-node') ? [{ path: 'stack.pinNode', value: 'false' }] : []),
  ];
}

/** Reads `PATH=VALUE`. */
export function splitOverride(text: string): Override {
  const at = text.indexOf('=');
  if (at > 0) return { path: text.slice(0, at), value: text.slice(at + 1) };
  throw new UsageError({
    code: 'E_SET',
    message: `${text} has no value`,
    hint: 'Write PATH=VALUE, as in stage=pilot. agent-canvas schema lists the paths.',
  });
}

/** The text of a canvas. Throws E_CANVAS_UNREADABLE (exit 2). */
export async function readCanvas(
  path: string,
  shown: string,
  hint = 'Check the path given with --canvas.',
): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new UserError({
      code: 'E_CANVAS_UNREADABLE',
      message: `${shown} cannot be read (${(cause as NodeJS.ErrnoException).code})`,
      hint,
      exitCode: 2,
      cause,
    });
  }
}
