import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { CancelledError } from '@agent-canvas/errors';
import { describe, expect, it } from 'vitest';
import type { Question } from '../question.ts';
import { askInTerminal } from './ask-in-terminal.ts';

/** A terminal of 60 columns that keeps what was written to it. */
function terminal() {
  const input = new PassThrough() as unknown as NodeJS.ReadStream;
  const screen = new PassThrough();
  // As with a real terminal, the end of one prompt does not end it.
  const output = Object.assign(screen, { columns: 60, rows: 20, end: () => screen }) as unknown as NodeJS.WriteStream;
  let written = '';
  screen.on('data', (chunk) => {
    written += String(chunk);
  });
  return { input, output, type: (keys: string) => (input as unknown as PassThrough).write(keys), text: () => written };
}

const name: Question = {
  kind: 'text',
  path: 'name',
  title: 'Name',
  message: 'What is it called?',
  notes: ['Example: shop', 'Sets the repository.'],
  default: 'my-agent',
  check: (text) => (text.includes(' ') ? 'No spaces, please.' : undefined),
};

const sheet: Question = {
  kind: 'sheet',
  title: 'Assumptions',
  warnings: [],
  pages: ['first', 'second'].map((title) => ({
    title,
    rows: ['a', 'b'].map((row) => ({
      path: `${title}.${row}`,
      topic: title,
      title: row,
      value: '1',
      origin: 'default',
      why: 'default',
      details: [],
      canChange: row === 'b',
    })),
  })),
};

const stage: Question = {
  kind: 'choice',
  title: 'Stage',
  message: 'How far is it?',
  notes: [],
  choices: [
    { value: 'prototype', label: 'A first try' },
    { value: 'pilot', label: 'A trial' },
  ],
  default: 'prototype',
};

async function answer(question: Question, ...keys: string[]) {
  const { input, output, type, text } = terminal();
  const ask = askInTerminal({ style: (_, plain) => plain, signal: new AbortController().signal, input, output });
  const reply = ask(question);
  for (const key of keys) {
    await wait(30);
    type(key);
  }
  return { reply: await reply, screen: stripVTControlCharacters(text()), raw: text() };
}

describe('the front for terminals', () => {
  it('shows the question, what it sets and the default, and takes the default on Enter', async () => {
    const { reply, screen } = await answer(name, '\r');
    expect(reply).toEqual({ kind: 'answer', value: 'my-agent' });
    for (const part of ['What is it called?', 'Example: shop', 'Sets the repository.', '(my-agent)', '✓ Name']) {
      expect(screen).toContain(part);
    }
  });

  it('refuses with a reason and asks on', async () => {
    const { reply, screen } = await answer(name, 'a b', '\r', '\u007F\u007Fc', '\r');
    expect(reply).toEqual({ kind: 'answer', value: 'ac' });
    expect(screen).toContain('No spaces, please.');
  });

  it.each([
    ['the second choice', stage, ['\u001B[B', '\r'], 'pilot'],
    ['yes', { ...name, kind: 'confirm', default: false } as Question, ['y', '\r'], true],
    [
      'two of a list',
      { ...stage, kind: 'several', default: ['prototype'] } as Question,
      ['\u001B[B', ' ', '\r'],
      ['prototype', 'pilot'],
    ],
    ['a row of the sheet', sheet, ['\u001B[C', '\u001B[B', '\r'], 'second.b'],
    ['no row that cannot change', sheet, ['\r', 'a'], 'accept'],
    ['the last page backwards', sheet, ['\u001B[D', '\u001B[B', '\r'], 'second.b'],
  ] as [string, Question, string[], unknown][])('gives %s', async (_, question, keys, value) => {
    expect((await answer(question, ...keys)).reply).toEqual({ kind: 'answer', value });
  });

  it('goes back on Esc', async () => {
    expect((await answer(stage, '\u001B')).reply).toEqual({ kind: 'back' });
  });

  it.each([
    ['Ctrl-C', name],
    ['Ctrl-C on the sheet', sheet],
  ])('%s cancels', async (_, question) => {
    await expect(answer(question, '\u0003')).rejects.toBeInstanceOf(CancelledError);
  });

  it('is cancelled by the signal', async () => {
    const { input, output } = terminal();
    const stop = new AbortController();
    const reply = askInTerminal({ style: (_, plain) => plain, signal: stop.signal, input, output })(stage);
    setTimeout(() => stop.abort(), 20);
    await expect(reply).rejects.toMatchObject({ exitCode: 130 });
  });

  it('writes no colour where there is none to write', async () => {
    for (const question of [name, stage, sheet]) {
      const keys = question.kind === 'sheet' ? 'a' : '\r';
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
      expect((await answer(question, keys)).raw).not.toMatch(/\u001B\[[0-9;]*m/);
    }
  });
});
