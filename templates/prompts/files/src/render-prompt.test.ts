import { expect, test } from 'vitest';
import { definePrompt } from './define-prompt.ts';
import { listTasks } from './list-tasks.ts';
import { renderPrompt } from './render-prompt.ts';

const prompt = definePrompt({
  name: 'greeting',
  version: '1.0.0',
  changes: { '1.0.0': 'First.' },
  variables: ['who', 'why'],
  text: 'Hello {{who}}, {{ why }}.',
});

test('fills variables in, and reads none inside a value', () => {
  expect(renderPrompt(prompt, { who: '{{why}} $&', why: 'welcome' })).toBe('Hello {{why}} $&, welcome.');
});

test('refuses to leave a variable open', () => {
  const loose = { ...prompt, text: 'Hello {{whom}}' };
  expect(() => renderPrompt(loose, { who: 'a', why: 'b' })).toThrow('no value for {{whom}}');
});

test('lists use cases with what they require', () => {
  const useCases = [
    { id: 'a', story: 'As a customer I want shoes', requirements: ['fast', 'right'] },
    { id: 'b', story: 'As a customer I want socks', requirements: [] },
  ];
  expect(listTasks(useCases)).toBe('- As a customer I want shoes (fast; right)\n- As a customer I want socks');
});
