import { type Answers, parseCanvas, renderCanvas } from '@agent-canvas/canvas';
import { describe, expect, it } from 'vitest';
import { runInterview } from './run-interview.ts';
import { type Line, scriptedAsk } from './scripted-ask.ts';

const back = { back: true } as const;

const quick: readonly Line[] = [
  ['Interview', 'quick'],
  ['name', 'shop-support'],
  ['description', 'Answers customers of a shoe shop.'],
  ['Use case', 'As a customer I want my money back for a pair that does not fit'],
  ['Accepted when', 'Given an order / When it does not fit / Then a label is sent'],
  ['Second use case', ''],
  ['stage', 'pilot'],
  ['Model provider', 'openai'],
  ['Model', 'gpt-4o'],
  ['dataClass', 'confidential'],
  ['monthlyUsd', '900'],
  ['Knowledge', 'files'],
  ['Folder', './handbook'],
];

async function interview(script: readonly Line[], answers: Answers = {}, fixed: readonly string[] = []) {
  const { ask, asked } = scriptedAsk(script);
  const mode = script[0]?.[0] === 'Assumptions' || script[0]?.[0] === 'Changed' ? 'review' : 'ask';
  const result = await runInterview({ answers, mode, fixed, ask });
  return { ...result, asked };
}

describe('the quick interview', () => {
  it('gives a valid canvas in which each topic that was asked is signed by a person', async () => {
    const { outcome, answers } = await interview([...quick, ['Assumptions', 'accept']]);
    expect(outcome).toBe('create');
    expect(answers).toEqual({
      name: 'shop-support',
      description: 'Answers customers of a shoe shop.',
      stage: 'pilot',
      by: 'person',
      useCases: [
        {
          id: 'money-back-pair',
          story: 'As a customer I want my money back for a pair that does not fit',
          acceptance: ['Given an order / When it does not fit / Then a label is sent'],
        },
      ],
      models: { providers: { models: [{ id: 'main', provider: 'openai', model: 'gpt-4o' }], by: 'person' } },
      requirements: {
        securityNeeds: { dataClass: 'confidential', by: 'person' },
        budget: { monthlyUsd: 900, by: 'person' },
      },
      knowledge: { updateStrategy: { mode: 'incremental', by: 'person' } },
      data: { pipelines: { sources: [{ name: 'knowledge', kind: 'files', location: './handbook' }], by: 'person' } },
    });
    expect(parseCanvas(renderCanvas(answers, { comments: true })).canvas.knowledge.updateStrategy.mode).toBe(
      'incremental',
    );
  });

  it('asks no more than what has no safe default, and nothing that was given', async () => {
    const { asked, answers } = await interview(
      [
        ['Interview', 'quick'],
        ['description', ''],
        ['Use case', ''],
        ['Model provider', 'none'],
        ['dataClass', 'internal'],
        ['monthlyUsd', '500'],
        ['Knowledge', 'none'],
        ['Assumptions', 'accept'],
      ],
      { name: 'x', stage: 'prototype' },
      ['name', 'stage'],
    );
    expect(asked).toHaveLength(8);
    expect(answers.models).toBeUndefined();
    expect(answers.useCases).toBeUndefined();
  });

  it.each([
    [
      'an own server asks for its address',
      'openai-compatible',
      ['Model', 'llama3.1'],
      ['Address', 'http://127.0.0.1:9/v1'],
    ],
    ['a hosted one does not', 'google', ['Model', 'gemini-2.5-flash']],
  ] as [string, string, ...Line[]][])('%s', async (_, provider, ...lines) => {
    const script: Line[] = [...quick.slice(0, 7), ['Model provider', provider], ...lines, ...quick.slice(9)];
    const { answers } = await interview([...script, ['Assumptions', 'accept']]);
    expect(answers.models?.providers?.models?.[0]?.provider).toBe(provider);
  });

  it('tells two stories apart where their words are the same', async () => {
    const story = 'I want to see reports';
    const script: Line[] = [
      ...quick.slice(0, 3),
      ['Use case', story],
      ['Accepted', ''],
      ['Second use case', story],
      ['Second accepted', ''],
    ];
    const { answers } = await interview([...script, ...quick.slice(6), ['Assumptions', 'accept']]);
    expect(answers.useCases?.map(({ id }) => id)).toEqual(['see-reports', 'see-reports-2']);
  });

  it('goes back question by question, and forgets what was answered after', async () => {
    const script: Line[] = [...quick.slice(0, 7), ['Model provider', back], ['stage', back], ['Second use case', '']];
    const { answers } = await interview([
      ...script,
      ['stage', 'production'],
      ...quick.slice(7),
      ['Assumptions', 'accept'],
    ]);
    expect(answers.stage).toBe('production');
  });

  it('starts from what was given, and keeps what it does not ask', async () => {
    const given: Answers = {
      name: 'shop',
      useCases: [{ id: 'refund', story: 'Money back', requirements: ['fast'] }],
      models: {
        providers: { models: [{ id: 'main', provider: 'anthropic', model: 'claude-opus-4', inputUsdPerMTok: 15 }] },
      },
    };
    const { asked } = await interview(
      [
        ['Interview', 'quick'],
        ['name', 'shop'],
        ['description', ''],
        ['Use case', 'Money back'],
        ['Accepted', ''],
        ['Second', ''],
        ['stage', 'prototype'],
        ['Model provider', 'anthropic'],
        ['Model', 'claude-opus-4'],
        ...quick.slice(9),
        ['Assumptions', 'accept'],
      ],
      given,
    );
    const defaults = asked.flatMap((question) => ('default' in question ? [question.default] : []));
    expect(defaults).toEqual(expect.arrayContaining(['shop', 'Money back', 'anthropic', 'claude-opus-4']));
  });
});

describe('the assumption sheet', () => {
  it('changes one answer on the spot, and signs its topic', async () => {
    const { answers, asked } = await interview(
      [
        ['Assumptions', 'requirements.reliability.availabilityPct'],
        ['Availability', '99.95'],
        ['Assumptions', 'accept'],
      ],
      { name: 'x' },
    );
    expect(answers.requirements?.reliability).toEqual({ availabilityPct: 99.95, by: 'person' });
    expect(asked.at(-1)).toMatchObject({ kind: 'sheet', at: 'requirements.reliability.availabilityPct' });
  });

  it('signs nothing by being accepted', async () => {
    const { answers } = await interview([['Assumptions', 'accept']], { name: 'x' });
    expect(answers).toEqual({ name: 'x' });
  });

  it('leads on to the full interview', async () => {
    const { outcome } = await interview(
      [
        ['Assumptions', 'full'],
        ['Topics', 'required'],
        ['Use cases', 'save'],
      ],
      { name: 'x' },
    );
    expect(outcome).toBe('save');
  });
});

describe('answers that break a rule', () => {
  const broken: Answers = { name: 'x', requirements: { performance: { sustainedRps: 20, peakRps: 10 } } };

  it('are shown, and lead back to the settings that decide', async () => {
    const { answers, asked } = await interview(
      [
        ['Changed', 'requirements.performance.peakRps'],
        ['Peak load', '40'],
        ['Assumptions', 'accept'],
      ],
      broken,
    );
    expect(asked[0]).toMatchObject({ kind: 'choice', notes: [expect.stringContaining('peak'), expect.any(String)] });
    expect(answers.requirements?.performance).toMatchObject({ sustainedRps: 20, peakRps: 40 });
  });

  it('are asked again as long as they are wrong', async () => {
    const { asked } = await interview(
      [
        ['Changed', 'requirements.performance.peakRps'],
        ['Peak load', '19'],
        ['Changed', 'requirements.performance.sustainedRps'],
        ['Sustained load', '5'],
        ['Assumptions', 'accept'],
      ],
      broken,
    );
    expect(asked).toHaveLength(5);
  });

  it('can be saved as they are', async () => {
    expect((await interview([['Changed', 'save']], broken)).answers).toEqual(broken);
  });
});
