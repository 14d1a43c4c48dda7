import { UsageError } from '@agent-canvas/errors';
import { describe, expect, it } from 'vitest';
import { valueAt } from '../condition.ts';
import { explainDerived, parseCanvas, resolveCanvas, type Stage, settings } from '../index.ts';
import { pathsIn } from './formula-inputs.ts';
import { formulas } from './formulas.ts';

const derivedOf = (text: string) => parseCanvas(text).canvas.derived;

describe('derived values', () => {
  it.each([
    ['sustainedRps', '', 1],
    [
      'sustainedRps',
      'business: { scale: { monthlyUsers: 180000, interactionsPerUserPerDay: 0.2, peakFactor: 12 } }',
      5,
    ],
    ['peakRps', 'requirements: { performance: { sustainedRps: 7 } }', 14],
    ['rollbackTaskP95Ms', 'requirements: { performance: { taskP95Ms: 8000 } }', 12000],
    ['replicas', '', 1],
    ['replicas', 'stage: pilot', 2],
    ['replicas', 'stage: production', 3],
    ['replicas', 'stage: production\nrequirements: { reliability: { availabilityPct: 99 } }', 1],
    ['replicas', 'stage: production\nrequirements: { performance: { sustainedRps: 1000, peakRps: 2000 } }', 5],
    ['maxReplicas', '', 1],
    [
      'maxReplicas',
      'memory: { architecture: { shortTerm: redis, working: postgres } }\nbusiness: { growth: { multiple: 2.5 } }',
      3,
    ],
    ['maxReplicas', 'stage: pilot\nbusiness: { growth: { multiple: 1.2 } }', 3],
    ['concurrentRuns', 'requirements: { performance: { sustainedRps: 2, taskP95Ms: 20000 } }', 40],
    ['concurrentRuns', 'requirements: { performance: { taskP95Ms: 10 } }', 4],
    ['databasePoolSize', '', 5],
    ['databasePoolSize', 'stage: production\nrequirements: { performance: { sustainedRps: 1000, peakRps: 2000 } }', 16],
    [
      'modelPoolSize',
      'stage: production\nrequirements: { performance: { sustainedRps: 1000, taskP95Ms: 90000 } }',
      1000,
    ],
    ['tokensPerInteraction', 'memory: { persistence: { windowTokens: 64000 } }', 3500],
    ['globalRequestsPerMinute', '', 10_000],
    ['globalRequestsPerMinute', 'requirements: { performance: { sustainedRps: 1000 } }', 72_000],
    ['globalTokensPerMinute', 'requirements: { performance: { sustainedRps: 1000 } }', 136_800_000],
    ['userTokensPerMinute', '', 32_000],
    ['userTokensPerMinute', 'memory: { persistence: { windowTokens: 64000 } }', 64_000],
    [
      'userTokensPerMinute',
      'memory: { persistence: { windowTokens: 4000 } }\nmodels: { costControls: { maxTokensPerRequest: 5000 } }',
      10_000,
    ],
    ['modelRequestsPerMinute', 'requirements: { performance: { sustainedRps: 5 } }', 1000],
    ['modelTokensPerMinute', '', 136_800],
    ['minimumScore', '', 0.25],
    ['minimumScore', 'knowledge: { embedding: { model: all-MiniLM-L6-v2 } }', 0.7],
    ['optimalRelevance', 'knowledge: { embedding: { model: text-embedding-3-small } }', 0.5],
    ['monthlyInteractions', '', 60_000],
    ['expectedMonthlyUsd', '', 420],
    [
      'expectedMonthlyUsd',
      'models: { providers: { models: [{ id: m, provider: openai, model: x, inputUsdPerMTok: 1, outputUsdPerMTok: 2 }] } }',
      132,
    ],
  ] as const)('%s of %j is %d', (name, text, expected) => {
    const { answers } = tolerant(text);
    expect(resolveCanvas(answers).derived[name]).toBeCloseTo(expected, 6);
  });

  /** The answers alone: some of these loads break a rule. */
  function tolerant(text: string) {
    const stores = text.includes('memory:')
      ? []
      : [{ path: 'memory.architecture', value: '{ shortTerm: redis, working: postgres }' }];
    const { answers, canvas } = parseCanvas(text, { overrides: stores });
    const { memory, ...rest } = answers;
    return { answers: stores.length > 0 ? { ...rest } : { ...rest, ...(memory ? { memory } : {}) }, canvas };
  }

  it('charges a router for its route, and a supervisor for each specialist', () => {
    const agents = (topology: string) =>
      derivedOf(`architecture: { multiAgent: { topology: ${topology}, specialists: [{ name: a }, { name: b }] } }`);
    const [single, router, supervisor] = ['single', 'router', 'supervisor'].map(
      (topology) => agents(topology).interactionUsd,
    );
    expect(single).toBeCloseTo(0.007, 9);
    expect(router).toBeCloseTo(0.007 + 0.0042, 9);
    expect(supervisor).toBeCloseTo(2 * 0.007 + 0.0042, 9);
  });

  it('replaces auto in place, and leaves what was given', () => {
    const { canvas } = parseCanvas('requirements: { performance: { sustainedRps: 3 } }');
    expect(canvas.requirements.performance).toMatchObject({ sustainedRps: 3, peakRps: 6 });
    expect(canvas.derived.sustainedRps).toBe(1);
    for (const { path, auto } of settings()) if (auto) expect(valueAt(canvas, path), path).toBeTypeOf('number');
  });

  it('has a formula for every auto, and sets no other', () => {
    const autos = settings().flatMap(({ path, auto }) => (auto ? [[auto, path]] : []));
    const sets = formulas.flatMap(({ name, sets }) => (sets ? [[name, sets]] : []));
    expect(sets.sort()).toEqual(autos.sort());
  });

  it('reads only what stands before it', () => {
    const done = new Set<string>();
    for (const { name, sets, formula } of formulas) {
      for (const path of pathsIn(formula)) {
        if (path.startsWith('derived.')) expect(done, `${name} reads ${path}`).toContain(path);
        const auto = settings().find((setting) => setting.path === path)?.auto;
        if (auto) expect(done, `${name} reads ${path}`).toContain(path);
      }
      done.add(`derived.${name}`);
      if (sets) done.add(sets);
    }
  });

  it('names in its text everything that a formula reads', () => {
    for (const { name, formula, compute } of formulas) {
      const read = new Set<string>();
      compute(
        recording(
          parseCanvas(
            'stage: production\narchitecture: { multiAgent: { topology: router, specialists: [{ name: a }] } }',
          ).canvas,
          '',
          read,
        ),
      );
      const named = pathsIn(formula);
      const unnamed = [...read].filter(
        (path) => !named.some((known) => known === path || path.startsWith(`${known}.`)),
      );
      expect(unnamed, name).toEqual([]);
    }
  });

  it.each(['derived.replicas', 'requirements.performance.sustainedRps', 'derived.expectedMonthlyUsd'])(
    'explains %s with its numbers',
    (path) => {
      const { canvas } = parseCanvas('stage: pilot');
      const explained = explainDerived(path, canvas);
      expect(explained.filled.endsWith(` = ${explained.value}`)).toBe(true);
      expect(explained.value).toBe(valueAt(canvas, explained.name));
      expect(explained.formula + explained.filled).not.toMatch(/[{}]|undefined/);
      expect(explained.reason).not.toContain('\n');
    },
  );

  it('fills the formula of the load', () => {
    const { canvas } = parseCanvas('business: { scale: { monthlyUsers: 90000 } }', { stage: 'pilot' });
    expect(explainDerived('derived.sustainedRps', canvas)).toMatchObject({
      sets: 'requirements.performance.sustainedRps',
      formula: 'monthlyUsers × interactionsPerUserPerDay × peakFactor ÷ 86400 seconds, rounded up',
      filled: '90000 × 2 × 5 ÷ 86400 seconds, rounded up = 11',
      value: 11,
    });
  });

  it('refuses to explain what no formula gives', () => {
    expect(() => explainDerived('memory.lifecycle.workingTtl', parseCanvas('').canvas)).toThrow(UsageError);
  });

  it.each(['prototype', 'pilot', 'production'] satisfies Stage[])(
    'keeps the expected cost of a %s without answers within its budget',
    (stage) => {
      const { canvas } = parseCanvas('', { stage });
      expect(canvas.derived.expectedMonthlyUsd).toBeLessThanOrEqual(canvas.requirements.budget.monthlyUsd);
    },
  );
});

describe('derived agents', () => {
  const routed = (specialists: string) =>
    derivedOf(`architecture: { multiAgent: { topology: router, specialists: ${specialists} } }`);

  it('is one assistant with one tool where nothing is said', () => {
    expect(derivedOf('description: Helps.')).toMatchObject({
      specialists: [{ name: 'assistant', duty: 'Helps.', tools: ['lookup'] }],
      tools: [{ name: 'lookup', effect: 'read', specialists: ['assistant'] }],
    });
  });

  it('lists each tool once, with its users and the effect of its verb', () => {
    expect(
      routed('[{ name: a, tools: [lookup-order, refund] }, { name: b, tools: [lookup-order, search-help] }]').tools,
    ).toEqual([
      { name: 'lookup-order', effect: 'read', specialists: ['a', 'b'] },
      { name: 'refund', effect: 'write', specialists: ['a'] },
      { name: 'search-help', effect: 'read', specialists: ['b'] },
    ]);
  });

  it('gives lookup to all where no specialist names a tool, and nothing to one of several without tools', () => {
    expect(routed('[{ name: a }, { name: b }]').tools).toEqual([
      { name: 'lookup', effect: 'read', specialists: ['a', 'b'] },
    ]);
    expect(routed('[{ name: a }, { name: b, tools: [refund] }]').specialists[0]?.tools).toEqual([]);
  });

  it('gives the single assistant the tools of all', () => {
    const text = 'architecture: { multiAgent: { specialists: [{ name: a, tools: [x] }, { name: b, tools: [y, x] }] } }';
    expect(derivedOf(text).specialists).toMatchObject([{ name: 'assistant', tools: ['x', 'y'] }]);
  });
});

/** A canvas that notes the path of every leaf and list that is read. */
function recording<T extends object>(value: T, path: string, read: Set<string>): T {
  return new Proxy(structuredClone(value), {
    get(target, key) {
      const part: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol') return part;
      const inner = path ? `${path}.${key}` : key;
      if (typeof part === 'object' && part !== null && !Array.isArray(part)) return recording(part, inner, read);
      if (typeof part !== 'function') read.add(inner);
      return part;
    },
  });
}
