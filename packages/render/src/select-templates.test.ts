import type { PackedTemplate } from '@agent-canvas/packs';
import { describe, expect, test } from 'vitest';
import { selectTemplates } from './select-templates.ts';

const template = (id: string, more: Partial<PackedTemplate> = {}): PackedTemplate => ({
  id,
  summary: id,
  target: '.',
  files: [],
  ...more,
});
const wanted = { path: 'wanted', some: true } as const;
const templates = [
  template('root'),
  template('memory', { when: wanted, requires: ['database'] }),
  template('database', { when: wanted }),
  template('evals', { when: wanted }),
];
const select = (choice?: Parameters<typeof selectTemplates>[2]) =>
  selectTemplates(templates, (condition) => condition === undefined, choice).map(({ id }) => id);

describe('which templates are rendered', () => {
  test('those that the canvas chooses', () => expect(select()).toEqual(['root']));
  test('added ones beside them, with what they require', () =>
    expect(select({ added: ['memory'] })).toEqual(['root', 'memory', 'database']));
  test('only these, in the place of the canvas’s choice', () =>
    expect(select({ only: ['memory'], added: ['evals'] })).toEqual(['memory', 'database', 'evals']));
  test('one that the pack does not have is a mistake', () =>
    expect(() => select({ added: ['memroy'] })).toThrow("the pack has no template 'memroy'"));
});
