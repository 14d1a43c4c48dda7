import { expect, test } from 'vitest';
import { maskNothing } from './mask-nothing.ts';

test('without masking text passes as it is', () => {
  expect(maskNothing('ann@example.org')).toBe('ann@example.org');
});
