import { settingAt } from '@agent-canvas/canvas';
import { describe, expect, it } from 'vitest';
import { checkText, readText, writeText } from './read-text.ts';

const setting = (path: string) => {
  const found = settingAt(path);
  if (!found) throw new Error(`no setting ${path}`);
  return found;
};

describe('typed text', () => {
  it.each([
    ['requirements.budget.monthlyUsd', '9000', 9000],
    ['requirements.budget.monthlyUsd', 'much', 'much'],
    ['requirements.performance.sustainedRps', ' auto ', 'auto'],
    ['requirements.performance.sustainedRps', '12.5', 12.5],
    ['memory.lifecycle.shortTermTtl', ' 15m', '15m'],
    ['requirements.securityNeeds.residency', 'eu; switzerland, zurich', ['eu', 'switzerland, zurich']],
    ['models.routing.fallback', 'backup, cheap', ['backup', 'cheap']],
    ['architecture.rollouts.stepsPct', '5, 50, 100', [5, 50, 100]],
    ['security.accessControl.attributes', '', []],
  ])('for %s, %j is read as %j', (path, typed, value) => {
    expect(readText(setting(path).schema, typed)).toEqual(value);
  });

  it.each([
    ['requirements.securityNeeds.residency', ['eu', 'us']],
    ['models.routing.fallback', ['backup', 'cheap']],
    ['architecture.rollouts.stepsPct', [1, 100]],
    ['requirements.performance.peakRps', 'auto'],
    ['requirements.budget.perRequestUsd', 0.005],
  ])('for %s, %j is read back as it was written', (path, value) => {
    const { schema } = setting(path);
    expect(readText(schema, writeText(schema, value))).toEqual(value);
  });

  it.each([
    ['memory.lifecycle.shortTermTtl', '15', 'a duration'],
    ['requirements.reliability.availabilityPct', '101', 'from 0 to 100'],
    ['business.scale.monthlyUsers', 'many', 'whole number'],
    ['data.pipelines.schedule', 'daily', 'cron'],
    ['name', 'Shop Support', 'lower-case'],
  ])('for %s, %j is refused in words', (path, typed, words) => {
    const { schema, allowedText } = setting(path);
    expect(checkText(schema, typed, allowedText)).toContain(words);
  });
});
