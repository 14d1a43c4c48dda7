import { afterEach, expect, test } from 'vitest';
import { config } from './config.ts';
import { productionGaps } from './production-gaps.ts';

const { unbuilt } = config;
afterEach(() => {
  config.unbuilt = unbuilt;
});

test('an engine without an adapter is refused by name', () => {
  config.unbuilt = [];
  const without = productionGaps({}).length;
  config.unbuilt = [{ setting: 'api.versions.registry', value: 'mlflow', runsOn: 'file' }];
  const gaps = productionGaps({});
  expect(gaps).toHaveLength(without + 1);
  expect(gaps.at(-1)?.what).toContain('api.versions.registry: mlflow');
});
