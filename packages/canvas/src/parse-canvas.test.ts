import { readFileSync } from 'node:fs';
import { CanvasError, type Issue, UsageError } from '@agent-canvas/errors';
import { describe, expect, it } from 'vitest';
import { type ParseOptions, parseCanvas, stages } from './index.ts';

const sample = (name: string) => readFileSync(new URL(`../../../test/canvases/${name}.yaml`, import.meta.url), 'utf8');

function errorsOf(text: string, options: ParseOptions = {}): readonly Issue[] {
  try {
    parseCanvas(text, options);
  } catch (error) {
    if (error instanceof CanvasError) return error.issues;
    throw error;
  }
  return [];
}

describe('parseCanvas', () => {
  it.each(stages)('takes a name alone at stage %s, without a warning', (stage) => {
    for (const given of [parseCanvas('name: solo', { stage }), parseCanvas(`name: solo\nstage: ${stage}`)]) {
      expect(given.issues).toEqual([]);
      expect(given.canvas).toMatchObject({ name: 'solo', scope: '@solo', stage });
    }
  });

  it.each([
    ['minimal', []],
    ['support', []],
    ['research', ['W_LOAD_FITS_USERS']],
    ['load', ['W_EXPECTED_COST_IS_WITHIN_BUDGET']],
  ])('reads the %s canvas', (name, warnings) => {
    expect(parseCanvas(sample(name)).issues.map(({ code }) => code)).toEqual(warnings);
  });

  it('sets the defaults of the stage below what is given, and overrides above it', () => {
    const text = 'stage: production\nmemory: { architecture: { longTerm: none }, lifecycle: { workingTtl: 2h } }';
    const { canvas } = parseCanvas(text, { overrides: [{ path: 'memory.lifecycle.workingTtl', value: '3h' }] });
    expect(canvas.memory.architecture).toMatchObject({ shortTerm: 'redis', working: 'postgres', longTerm: 'none' });
    expect(canvas.memory.lifecycle).toMatchObject({ workingTtl: '3h', shortTermTtl: '1h' });
    expect(canvas.security.implementation.auth).toBe('oidc');
  });

  it('takes the stage from an override, else the option, else the file', () => {
    const file = 'stage: pilot';
    expect(parseCanvas(file).canvas.stage).toBe('pilot');
    expect(parseCanvas(file, { stage: 'production' }).canvas.stage).toBe('production');
    const overrides = [{ path: 'stage', value: 'prototype' }];
    expect(parseCanvas(file, { stage: 'production', overrides }).canvas.requirements.reliability.rpo).toBe('24h');
  });

  it('uses the name option only where nobody named it, and keeps a scope that is given', () => {
    expect(parseCanvas('', { name: 'folder' }).canvas).toMatchObject({ name: 'folder', scope: '@folder' });
    expect(parseCanvas('name: file\nscope: "@team"', { name: 'folder' }).canvas).toMatchObject({
      name: 'file',
      scope: '@team',
    });
  });

  it('freezes the canvas deeply', () => {
    const { canvas } = parseCanvas(sample('support'));
    expect(Object.isFrozen(canvas.models.providers.models[0]?.useCases)).toBe(true);
    expect(Object.isFrozen(canvas.derived.tools)).toBe(true);
  });

  it('says who answered a topic', () => {
    const { canvas, answers } = parseCanvas(
      'by: agent\nuseCases: [{ id: a, story: b }]\nbusiness: { scale: { by: person } }',
    );
    expect(canvas.by).toBe('agent');
    expect(canvas.business.scale.by).toBe('person');
    expect(canvas.business.growth.by).toBe('default');
    expect(answers.business).toEqual({ scale: { by: 'person' } });
  });

  it('reports everything at once, in the order of the file, each with its place', () => {
    const text = [
      'name: Bad Name',
      'stage: pilott',
      'busines: {}',
      'business:',
      '  scale: { monthlyUsers: many, peakFacter: 3 }',
      'requirements: { performance: { p50Ms: 900 } }',
      'models:',
      '  routing: { strategy: cascade }',
      '  providers:',
      '    models:',
      '      - { id: main, provider: opnai, model: 4, prize: 1 }',
      'security: { implementation: { tls: { minVersion: 1.3 }, mfa: yes, session: { timeout: 8 } } }',
    ].join('\n');
    const found = errorsOf(text).map(({ code, path, line, column }) => [code, path, line, column]);
    expect(found).toEqual(
      [
        ['E_VALUE', 'name', 1, 7],
        ['E_VALUE', 'stage', 2, 8],
        ['E_UNKNOWN_KEY', 'busines', 3, 1],
        ['E_TYPE', 'business.scale.monthlyUsers', 5, 26],
        ['E_UNKNOWN_KEY', 'business.scale.peakFacter', 5, 32],
        ['E_PERCENTILES_ASCEND', 'requirements.performance.p50Ms', 6, 39],
        ['E_UNKNOWN_KEY', 'models.providers.models.0.prize', 11, 48],
        ['E_VALUE', 'models.providers.models.0.provider', 11, 31],
        ['E_TYPE', 'models.providers.models.0.model', 11, 45],
        ['E_VALUE', 'security.implementation.tls.minVersion', 12, 50],
        ['E_TYPE', 'security.implementation.mfa', 12, 62],
        ['E_TYPE', 'security.implementation.session.timeout', 12, 87],
      ].sort((a, b) => Number(a[2]) - Number(b[2]) || Number(a[3]) - Number(b[3])),
    );
    for (const issue of errorsOf(text)) expect(issue.message && issue.allowed && issue.hint, issue.code).toBeTruthy();
  });

  it.each([
    ['nmae: x', 'Did you mean name?'],
    ['memory: { lifcycle: {} }', 'Did you mean lifecycle?'],
    ['monthlyUsers: 5', 'It belongs at business.scale.monthlyUsers.'],
    ['stack: { target: kubernets }', 'Did you mean kubernetes?'],
    ['memory: { lifecycle: { workingTtl: 30 } }', 'Add the unit: 30m, 30h or 30d.'],
    ['security: { implementation: { tls: { minVersion: 1.2 } } }', 'Put it in quotes: "1.2".'],
    ['business: { scale: { monthlyUsers: "500" } }', 'Write it without quotes: 500.'],
    ['security: { implementation: { mfa: on } }', 'Write true.'],
    ['security: { compliance: { frameworks: gdpr } }', 'Write a list: [first, second].'],
    ['description:', 'Give it a value, or remove the line to take the default.'],
  ])('hints for %j: %s', (text, hint) => {
    expect(errorsOf(text)).toMatchObject([{ hint }]);
  });

  it('runs a rule only on what passed, and all the others', () => {
    const text =
      'models: { providers: { models: 3 }, routing: { strategy: cascade } }\narchitecture: { rollouts: { stepsPct: [5] } }';
    expect(errorsOf(text).map(({ code }) => code)).toEqual(['E_TYPE', 'E_STEPS_ASCEND_TO_100']);
  });

  it('does not judge by the defaults of a stage that it cannot read', () => {
    const text =
      'stage: prodction\nsecurity: { implementation: { auth: none } }\nmemory: { architecture: { working: embedded } }';
    expect(errorsOf(text).map(({ path }) => path)).toEqual(['stage']);
  });

  it('checks what stands before an error of syntax', () => {
    const issues = errorsOf(
      'name: a\nstage: pilto\nmodels: { routing: { strategy: cascade } }\nscope: @team\nfoo: 1\n',
    );
    expect(issues.map(({ code, line }) => [code, line])).toEqual([
      ['E_VALUE', 2],
      ['E_YAML', 4],
    ]);
  });

  it.each([
    ['- a', 'E_TYPE'],
    ['just text', 'E_TYPE'],
    ['name: a\nname: b', 'E_YAML'],
    ['business: { scale: 5 }', 'E_TYPE'],
    ['name: a\n---\nname: b', 'E_YAML'],
    ['__proto__: { x: 1 }', 'E_UNKNOWN_KEY'],
    ['canvas: 2', 'E_VALUE'],
    ['a: &a [*a]', 'E_UNKNOWN_KEY'],
  ])('refuses %j with %s', (text, code) => {
    expect(errorsOf(text).map((issue) => issue.code)).toContain(code);
  });

  it('refuses references that repeat without end', () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefghijklmnop'
        .split('')
        .map((key, index) => `${key}: &${key} [${`*${'abcdefghijklmnop'[index]}, `.repeat(9)}]`),
    ];
    const messages = errorsOf(bomb.join('\n'))
      .filter(({ code }) => code === 'E_YAML')
      .map(({ message }) => message);
    expect(messages).toEqual(['nested or repeated too deeply']);
  });

  it('takes an empty topic or square for an absent one', () => {
    expect(parseCanvas('business:\nrequirements:\n  budget:\n').answers).toEqual({ requirements: {} });
  });

  it('names the file, and the flag of an override', () => {
    const overrides = [{ path: 'business.scale.peakFactor', value: '0' }];
    const issues = errorsOf('name: X', { file: 'a/b.yaml', overrides });
    expect(issues).toMatchObject([
      { path: 'business.scale.peakFactor', source: '--set business.scale.peakFactor' },
      { path: 'name', source: 'a/b.yaml', line: 1 },
    ]);
  });
});

describe('overrides', () => {
  const set = (path: string, value: string) => parseCanvas('', { overrides: [{ path, value }] });
  it.each([
    ['scope', '@x', '@x'],
    ['data.pipelines.schedule', '*/5 * * * *', '*/5 * * * *'],
    ['description', 'a: b # [c', 'a: b # [c'],
    ['description', '42', '42'],
    ['security.implementation.tls.minVersion', '1.2', '1.2'],
    ['business.scale.monthlyUsers', '42', 42],
    ['business.scale.interactionsPerUserPerDay', '0.25', 0.25],
    ['requirements.performance.sustainedRps', '3', 3],
    ['stack.pinNode', 'false', false],
    ['memory.lifecycle.workingTtl', '2h', '2h'],
    ['memory.lifecycle.shortTermMaxBytes', '256MB', '256MB'],
    ['security.compliance.frameworks', '[gdpr, soc2]', ['gdpr', 'soc2']],
    ['experience.adoption.cohorts', '[{ name: staff, pct: 5 }]', [{ name: 'staff', pct: 5 }]],
    ['architecture.rollouts.stepsPct', '[10, 100]', [10, 100]],
  ])('--set %s=%s is read by the type of the setting', (path, value, expected) => {
    const { canvas } = set(path, value);
    expect(path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], canvas)).toEqual(
      expected,
    );
  });

  it('sets a whole topic, and keeps auto', () => {
    expect(set('memory.lifecycle', '{ workingTtl: 2h }').answers).toEqual({
      memory: { lifecycle: { workingTtl: '2h' } },
    });
    expect(set('requirements.performance.sustainedRps', 'auto').canvas.requirements.performance.sustainedRps).toBe(1);
  });

  it.each([
    ['memory.lifecycle.workingTtl', '2 hours'],
    ['business.scale.monthlyUsers', 'many'],
    ['business.scale.monthlyUsers', ''],
    ['stack.pinNode', 'yes'],
    ['security.compliance.frameworks', '[gdpr'],
    ['stage', 'beta'],
  ])('refuses --set %s=%s', (path, value) => {
    expect(errorsOf('', { overrides: [{ path, value }] })).toMatchObject([{ path, source: `--set ${path}` }]);
  });

  it.each([
    ['memory.lifecycle.workTtl', 'memory.lifecycle.workingTtl'],
    ['monthlyUsers', 'business.scale.monthlyUsers'],
    ['stack.targett', 'stack.target'],
    ['constructor', undefined],
  ])('names the path nearest to %s', (path, meant) => {
    const attempt = () => set(path, '1');
    expect(attempt).toThrow(UsageError);
    try {
      attempt();
    } catch (error) {
      expect(error).toMatchObject({ exitCode: 2, code: 'E_UNKNOWN_PATH' });
      if (meant) expect((error as UsageError).hint).toBe(`Did you mean ${meant}?`);
    }
  });
});
