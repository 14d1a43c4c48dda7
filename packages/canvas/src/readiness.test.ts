import { describe, expect, it } from 'vitest';
import { isOpen, openTopics, parseCanvas, readiness, topics } from './index.ts';

const answersOf = (text: string) => parseCanvas(text).answers;

describe('readiness', () => {
  it.each([
    ['', 'memory.lifecycle', true],
    ['memory: { lifecycle: }', 'memory.lifecycle', true],
    ['memory: { lifecycle: {} }', 'memory.lifecycle', true],
    ['memory: { lifecycle: { workingTtl: 2h } }', 'memory.lifecycle', false],
    ['memory: { lifecycle: { by: person } }', 'memory.lifecycle', false],
    ['business: { provenValue: { prose: It paid. } }', 'business.provenValue', false],
    ['models: { providers: { models: [] } }', 'models.providers', false],
    ['useCases: []', 'useCases', true],
    ['useCases: [{ id: a, story: b }]', 'useCases', false],
  ])('of %j, %s is open: %s', (text, topic, expected) => {
    expect(isOpen(answersOf(text), topic)).toBe(expected);
  });

  it.each([
    ['prototype', 3],
    ['pilot', 10],
    ['production', 51],
  ] as const)('requires at stage %s %d topics', (stage, number) => {
    expect(openTopics({}, stage)).toHaveLength(number);
    expect(readiness({}, stage)).toMatchObject({ required: number, answered: 0, score: 0 });
  });

  it('requires use cases, models and budget of a prototype', () => {
    expect(openTopics({}, 'prototype').map(({ path }) => path)).toEqual([
      'useCases',
      'requirements.budget',
      'models.providers',
    ]);
  });

  it('counts only what a person answered', () => {
    const answers = answersOf(
      'by: person\nuseCases: [{ id: a, story: b }]\nrequirements: { budget: { by: agent, monthlyUsd: 10000 } }\nmodels: { providers: { models: [] } }',
    );
    expect(openTopics(answers, 'prototype').map(({ path, reason }) => [path, reason])).toEqual([
      ['requirements.budget', 'agent'],
      ['models.providers', 'unsigned'],
    ]);
    expect(readiness(answers, 'prototype').score).toBeCloseTo(1 / 3);
  });

  it('needs words where a topic has nothing else', () => {
    const reasons = (text: string) =>
      openTopics(answersOf(text), 'production').find(({ path }) => path === 'business.provenValue')?.reason;
    expect(reasons('business: { provenValue: { by: person } }')).toBe('wordless');
    expect(reasons('business: { provenValue: { by: person, prose: It paid. } }')).toBeUndefined();
  });

  it('is complete when a person signed every topic', () => {
    const squares = new Map<string, string[]>();
    for (const { path, square } of topics()) {
      const [, key] = path.split('.');
      if (key) squares.set(square, [...(squares.get(square) ?? []), `${key}: { by: person, prose: Yes. }`]);
    }
    const lines = [...squares].map(([square, parts]) => `${square}: { ${parts.join(', ')} }`);
    const answers = answersOf(['by: person', 'useCases: [{ id: a, story: b }]', ...lines].join('\n'));
    expect(readiness(answers, 'production')).toMatchObject({ score: 1, open: [] });
  });
});
