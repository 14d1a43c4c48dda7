import { expect, test } from 'vitest';
import { openTestApp } from '../testing/open-test-app.ts';
import { script } from './web-chat-page.ts';

test('the page needs no key, runs only its own script, and cannot be framed', async () => {
  const { app } = await openTestApp();
  const response = await app.request('/chat/');
  expect(await response.text()).toContain('<script src="/chat/chat.js">');
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect((await app.request('/chat')).headers.get('location')).toBe('/chat/');
  expect((await app.request('/chat/chat.js')).headers.get('content-type')).toContain('text/javascript');
});

test('the script is valid, and shows texts as text', () => {
  expect(() => new Function(script)).not.toThrow();
  expect(script).not.toContain('innerHTML');
});
