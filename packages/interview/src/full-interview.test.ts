import { type Answers, topics } from '@agent-canvas/canvas';
import { describe, expect, it } from 'vitest';
import { runInterview } from './run-interview.ts';
import { type Line, scriptedAsk } from './scripted-ask.ts';

const back = { back: true } as const;

/** Skips the topics before the one at `path`; without one, all. */
const skipTo = (path?: string): Line[] => {
  const end = path === undefined ? topics().length : topics().findIndex((topic) => topic.path === path);
  return topics()
    .slice(0, end)
    .map(({ title }) => [title, 'skip']);
};

async function full(lines: readonly Line[], answers: Answers = {}, scope: 'required' | 'all' = 'required') {
  const { ask, asked } = scriptedAsk([['Interview', 'full'], ['Topics', scope], ...lines]);
  const fixed = ['name', 'description', 'stage'];
  return { ...(await runInterview({ answers: { name: 'x', ...answers }, mode: 'ask', fixed, ask })), asked };
}

describe('square by square', () => {
  it('asks name, description and stage before the scope, which depends on the stage', async () => {
    const { ask, asked } = scriptedAsk([
      ['Interview', 'full'],
      ['name', 'x'],
      ['description', ''],
      ['stage', 'pilot'],
      ['Topics', 'required'],
      ['Use cases', 'save'],
    ]);
    await runInterview({ answers: {}, mode: 'ask', ask });
    const required = topics().filter(({ requiredAt }) => requiredAt.includes('pilot'));
    const counts = [required.length, topics().length].map((count) => ({
      label: expect.stringContaining(`(${count})`),
    }));
    expect(asked[4]).toMatchObject({ choices: counts });
  });

  it('shows how far it is', async () => {
    const { asked } = await full([
      ['Use cases', 'skip'],
      ['Budget', 'answer'],
      ['A month', '10'],
      ['A request', back],
      ['A month', back],
      ['Budget', 'save'],
    ]);
    expect(asked.map((question) => ('progress' in question ? question.progress : undefined)).slice(2, 5)).toEqual([
      'Square 1 of 3: The agent, topic 1 of 1',
      'Square 2 of 3: Requirements, topic 1 of 1',
      'Square 2 of 3: Requirements, topic 1 of 1',
    ]);
  });

  it('leaves a skipped topic open and writes what was answered, defaults included', async () => {
    const { answers } = await full([
      ['Use cases', 'skip'],
      ['Budget', 'answer'],
      ['A month', '500'],
      ['A request', '0.01'],
      ['Warn at', '80'],
      ['Favour', 'cost'],
      ['in words', 'What the board allowed.'],
      ['Models', 'skip'],
      ['Assumptions', 'accept'],
    ]);
    expect(answers).toEqual({
      name: 'x',
      requirements: {
        budget: {
          monthlyUsd: 500,
          perRequestUsd: 0.01,
          alertAtPct: 80,
          optimizeFor: 'cost',
          prose: 'What the board allowed.',
          by: 'person',
        },
      },
    });
  });

  it('goes back to the topic before, saves, and sees the sheet early', async () => {
    const lines: Line[] = [
      ['Use cases', 'skip'],
      ['Budget', 'previous'],
      ['Use cases', 'skip'],
      ['Budget', 'sheet'],
      ['Assumptions', 'save'],
    ];
    expect((await full(lines)).outcome).toBe('save');
  });

  it.each([
    ['fixed', []],
    ['cascade', [['Sure enough', '0.8']]],
  ] as [string, Line[]][])('asks only for what has an effect: strategy %s', async (strategy, extra) => {
    const { outcome } = await full(
      [
        ...skipTo('models.routing'),
        ['Routing', 'answer'],
        ['Strategy', strategy],
        ['Fallback', ''],
        ...extra,
        ['Trained models', 'done'],
        ['in words', ''],
        ['Cost controls', 'save'],
      ],
      {},
      'all',
    );
    expect(outcome).toBe('save');
  });

  it('adds, changes and removes the items of a list, field by field', async () => {
    const { answers } = await full([
      ['Use cases', 'answer'],
      ['Use cases', 'add'],
      ['short name', 'refund'],
      ['Story', 'Money back'],
      ['Requirements', 'within 15 s; with a receipt'],
      ['Acceptance', ''],
      ['Use cases', 'add'],
      ['short name', 'exchange'],
      ['Story', 'Another size'],
      ['Requirements', ''],
      ['Acceptance', 'Given / When / Then'],
      ['Use cases', 'change 0'],
      ['short name', 'refund'],
      ['Story', 'Money back at once'],
      ['Requirements', ''],
      ['Acceptance', ''],
      ['Use cases', 'remove 1'],
      ['Use cases', 'done'],
      ['Budget', 'save'],
    ]);
    expect(answers.useCases).toEqual([{ id: 'refund', story: 'Money back at once', requirements: [], acceptance: [] }]);
    expect(answers.by).toBe('person');
  });

  it('leads back to the field that makes an item or its list invalid', async () => {
    const { answers, asked } = await full([
      ['Use cases', 'skip'],
      ['Budget', 'skip'],
      ['Models', 'answer'],
      ['Models', 'add'],
      ['short name', 'main'],
      ['Provider', 'openai-compatible'],
      ['Model', 'llama3.1'],
      ['Address', ''],
      ['Use cases', ['answer']],
      ['read', '0'],
      ['written', '0'],
      ['Address', 'http://127.0.0.1:9/v1'],
      ['Use cases', ['answer']],
      ['read', '0'],
      ['written', '0'],
      ['Models', 'done'],
      ['words', ''],
      ['Assumptions', 'accept'],
    ]);
    expect(asked.filter((question) => 'problem' in question)).toEqual([
      expect.objectContaining({ problem: expect.stringContaining('baseUrl') }),
    ]);
    expect(answers.models?.providers?.models?.[0]?.baseUrl).toBe('http://127.0.0.1:9/v1');
  });

  it('goes through all topics where that is wanted', async () => {
    const { outcome, answers } = await full([...skipTo(), ['Assumptions', 'accept']], {}, 'all');
    expect(outcome).toBe('create');
    expect(answers).toEqual({ name: 'x' });
  });
});
