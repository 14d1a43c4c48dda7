import { expect, test } from 'vitest';
import { createNoAuthenticator } from './none.ts';

test('without authentication everyone is the same anonymous user', async () => {
  await expect(createNoAuthenticator().authenticate(new Headers())).resolves.toMatchObject({ id: 'anonymous' });
});
