import { afterEach, expect, test } from 'vitest';
import { config } from '../config.ts';
import { sharedAttributes } from './shared-attributes.ts';

const { attributes } = config;
afterEach(() => {
  config.attributes = attributes;
});

test('only the attributes that the canvas names are kept', () => {
  config.attributes = ['department', 'region'];
  const claims = { department: 'sales', email: 'ann@example.org' };
  const principal = { id: 'ann', tenant: 'a', roles: [], kind: 'user', attributes: claims } as const;
  expect(sharedAttributes(principal)).toEqual({ department: 'sales' });
});
