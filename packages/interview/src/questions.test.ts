import { type Answers, answerAt, parseCanvas, type Setting, settings, valueAt } from '@agent-canvas/canvas';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Answer, Question } from './question.ts';
import { writeText } from './read-text.ts';
import { fieldQuestion, fieldsOf } from './steps/item-fields.ts';
import { quickSteps } from './steps/quick-steps.ts';
import { settingStep } from './steps/setting-step.ts';

/** Answers under which every setting that some answer hides has an effect. */
const everything: Answers = {
  name: 'x',
  stage: 'production',
  knowledge: { updateStrategy: { mode: 'incremental' } },
  models: { routing: { strategy: 'cascade' }, fineTuning: { mode: 'active' }, costControls: { cache: true } },
  api: { comparison: { enabled: true } },
  security: { implementation: { auth: 'oidc' } },
  useCases: [
    { id: 'one', story: 'First' },
    { id: 'two', story: 'Second' },
  ],
};

/** All but the number of the format, which the interview has no reason to ask for. */
const askedSettings = settings().filter(({ path }) => path !== 'canvas');

const asText = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** Whether `--set path=value` is taken: a broken rule is about other answers, a refused value or path is not. */
function isAccepted(path: string, value: unknown): boolean {
  try {
    parseCanvas('', { overrides: [{ path, value: asText(value) }] });
    return true;
  } catch (error) {
    const { issues } = error as { readonly issues?: readonly { readonly code: string }[] };
    return issues?.every(({ code }) => !['E_TYPE', 'E_VALUE', 'E_MISSING', 'E_UNKNOWN_KEY'].includes(code)) ?? false;
  }
}

/** What a person gives who takes the default, or the example where there is none. */
function replyTo(question: Question, { example, schema }: Setting): Answer {
  if (question.kind === 'sheet') throw new Error('a setting is no sheet');
  if (question.kind !== 'text' || question.default !== '') return question.default;
  return writeText(schema, example);
}

describe('every question of the full interview', () => {
  it.each(askedSettings.map((setting) => [setting.path, setting] as const))(
    '%s has words, and a flag',
    (path, setting) => {
      const step = settingStep(setting);
      expect(step.isAsked(everything), 'there are answers under which it is asked').toBe(true);
      const question = step.question(everything);
      if (question.kind === 'sheet') throw new Error('a setting is no sheet');
      expect(question.message).toMatch(/[?.]$/);
      expect(question.notes).toContain(`Sets ${setting.sets}.`);
      expect(question.path).toBe(path);

      const { answers, problem } = step.take(everything, replyTo(question, setting));
      expect(problem).toBeUndefined();
      const value = answerAt(answers, path) ?? (setting.kind === 'prose' ? 'why' : setting.defaults.prototype);
      expect(isAccepted(path, value), `--set ${path}=${asText(value)}`).toBe(true);
    },
  );

  it.each(
    settings()
      .filter(({ schema, example }) => schema.safeParse([]).success && typeof (example as unknown[])?.[0] === 'object')
      .flatMap(({ path, example }) => fieldsOf(path).map((field, index) => ({ path, example, key: field.key, index }))),
  )('$path: field $key has a question whose answer its list accepts', async ({ path, example, key, index }) => {
    const question = fieldQuestion({ at: 'item', path, index: 0, field: index, draft: {} });
    const value = (example as Record<string, unknown>[])[0]?.[key];
    if (question?.kind === 'text' && value !== undefined) {
      expect(await question.check(writeText(fieldsOf(path)[index]?.schema ?? z.never(), value))).toBeUndefined();
    }
    expect(question).toMatchObject({ path, message: expect.stringContaining('number 1') });
  });
});

describe('every question of the quick interview', () => {
  it.each([
    ['none', 'none'],
    ['openai', 'files'],
    ['openai-compatible', 'http'],
  ])('has a flag that gives the same answer: model %s, knowledge %s', (provider, knowledge) => {
    const given: Readonly<Record<string, Answer>> = {
      name: 'shop',
      'useCases.0.story': 'I want my money back',
      'useCases.0.acceptance': 'Given / When / Then',
      'useCases.1.story': 'I want another size',
      stage: 'pilot',
      'models.providers.models.0.provider': provider,
      'data.pipelines.sources.0.kind': knowledge,
      'data.pipelines.sources.0.location': knowledge === 'http' ? 'https://127.0.0.1/help' : './docs',
    };
    let answers: Answers = {};
    const paths = new Set<string>();
    for (const step of quickSteps()) {
      if (!step.isAsked(answers)) continue;
      const question = step.question(answers);
      if (question.kind === 'sheet') throw new Error('no sheet here');
      expect(question.notes.join(' '), step.id).toMatch(/Sets|Enter/);
      paths.add(step.path);
      answers = step.take(answers, given[step.id] ?? question.default).answers;
    }
    // The kind of a source is asked with its place: both flags give what the two questions gave.
    if (answers.data?.pipelines?.sources) paths.add('data.pipelines.sources');
    const overrides = [...paths].flatMap((path) => {
      const value = answerAt(answers, path);
      return value === undefined ? [] : [{ path, value: asText(value) }];
    });
    const { by: _, ...byFlags } = parseCanvas('', { overrides }).canvas;
    const interviewed = parseCanvas(JSON.stringify(answers)).canvas;
    for (const path of ['name', 'stage', 'useCases', 'models.providers.models', 'requirements.budget.monthlyUsd']) {
      expect(valueAt(byFlags, path), path).toEqual(valueAt(interviewed, path));
    }
    expect(byFlags.data.pipelines.sources).toEqual(interviewed.data.pipelines.sources);
    expect(byFlags.knowledge.updateStrategy.mode).toBe(interviewed.knowledge.updateStrategy.mode);
  });
});
