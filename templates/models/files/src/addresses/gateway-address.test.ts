import { expect, test, vi } from 'vitest';
import { config } from '../config.ts';
import { gatewayAddress } from './gateway-address.ts';

const [gateway] = config.gateways;
const modelId = gateway?.models[0] ?? '';
const provider = 'https://provider.example/v1';

test('calls go through a healthy gateway, whose health is asked once in a while', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response('ok'));
  const address = gatewayAddress({ modelId, baseUrl: provider, fetch });
  expect(await address()).toBe(gateway?.baseUrl.replace(/\/$/, ''));
  await address();
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(String(fetch.mock.calls[0]?.[0])).toContain(gateway?.healthPath);
});

test.each([
  ['answers an error', async () => new Response('no', { status: 503 })],
  ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
])('calls go to the provider where every gateway %s', async (_what, fetch) => {
  expect(await gatewayAddress({ modelId, baseUrl: provider, fetch })()).toBe(provider);
});

test('a model that no gateway serves goes to its provider unasked', async () => {
  const fetch = vi.fn();
  expect(await gatewayAddress({ modelId: 'a model of nobody', baseUrl: provider, fetch })()).toBe(provider);
  expect(fetch).not.toHaveBeenCalled();
});
