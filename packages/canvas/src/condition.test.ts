import { InternalError } from '@agent-canvas/errors';
import { describe, expect, it } from 'vitest';
import { type Condition, holds, parseCanvas, settings } from './index.ts';

const { canvas } = parseCanvas(`
stage: pilot
architecture: { multiAgent: { topology: router, specialists: [{ name: orders, tools: [refund] }] } }
experience: { integration: { channels: [http, mcp] } }
`);
const pilot: Condition = { path: 'stage', is: ['pilot'] };
const never: Condition = { path: 'stage', is: [] };

describe('holds', () => {
  const cases: [string, boolean, Condition][] = [
    ['an equal value', true, { path: 'stage', is: ['prototype', 'pilot'] }],
    ['no equal value', false, { path: 'stage', is: ['production'] }],
    ['a boolean', true, { path: 'stack.pinNode', is: [true] }],
    ['a text in a list', true, { path: 'experience.integration.channels', has: ['slack', 'mcp'] }],
    ['no such text in a list', false, { path: 'experience.integration.channels', has: ['slack'] }],
    ['the name of an item', true, { path: 'architecture.multiAgent.specialists', has: ['orders'] }],
    ['a derived list', true, { path: 'derived.tools', has: ['refund'] }],
    ['a list that is not empty', true, { path: 'derived.tools', some: true }],
    ['an empty list', false, { path: 'useCases', some: true }],
    ['an empty text', false, { path: 'description', some: true }],
    ['all', false, { all: [pilot, never] }],
    ['any', true, { any: [pilot, never] }],
    ['not', true, { not: never }],
    ['all of none', true, { all: [] }],
    ['any of none', false, { any: [] }],
  ];
  it.each(cases)('%s: %s', (_, expected, condition) => {
    expect(holds(condition, canvas)).toBe(expected);
  });

  it('reads every path through the reader that is given, also past a part that decided', () => {
    const read: string[] = [];
    const condition: Condition = { any: [pilot, { path: 'stack.ci', is: ['github'] }] };
    holds(condition, canvas, (path) => {
      read.push(path);
      return 'pilot';
    });
    expect(read).toEqual(['stage', 'stack.ci']);
  });

  it.each(['stage.x', 'memory.nothing', 'derived.tols', 'constructor'])('refuses the unknown path %s', (path) => {
    expect(() => holds({ path, is: ['x'] }, canvas)).toThrow(InternalError);
  });

  it('can judge where each setting applies', () => {
    const conditions = settings().flatMap(({ appliesWhen }) => (appliesWhen ? [appliesWhen] : []));
    expect(conditions.length).toBeGreaterThan(40);
    for (const condition of conditions) expect(typeof holds(condition, canvas)).toBe('boolean');
  });
});
