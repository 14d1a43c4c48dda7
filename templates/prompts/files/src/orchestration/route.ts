import { definePrompt } from '../define-prompt.ts';

/** Asks a model which specialist should answer; the specialists are offered as tools. */
export const routePrompt = definePrompt({
  name: 'route',
  version: '1.0.0',
  changes: { '1.0.0': 'First text.' },
  variables: [],
  text: 'Decide who should answer the user. Call exactly one tool: the specialist whose duty fits best. Do not answer yourself.',
});
