import { type Answers, settingAt } from '@agent-canvas/canvas';
import { withAnswer, withPersonsAnswer } from '../with-answer.ts';
import type { Step } from './step.ts';

type Model = NonNullable<NonNullable<NonNullable<Answers['models']>['providers']>['models']>[number];
type Provider = Model['provider'];

const path = 'models.providers.models';
const place = { path, topic: 'models.providers' };

/** What a fresh answer starts from; the questions after the provider's ask for each. */
const presets: Record<Provider, { readonly label: string; readonly model: string; readonly baseUrl?: string }> = {
  openai: { label: 'OpenAI', model: 'gpt-4o' },
  anthropic: { label: 'Anthropic', model: 'claude-sonnet-4-5' },
  google: { label: 'Google', model: 'gemini-2.5-flash' },
  'openai-compatible': {
    label: 'Another that speaks the protocol of OpenAI, also one of your own',
    model: 'llama3.1',
    baseUrl: 'http://localhost:11434/v1',
  },
};

/** Whose model answers, which, and at what address. */
export const providerSteps = (): readonly Step[] => [providerStep, modelStep, addressStep];

const modelsOf = (answers: Answers): readonly Model[] => answers.models?.providers?.models ?? [];

const providers = Object.keys(presets) as Provider[];

const providerStep: Step = {
  id: `${path}.0.provider`,
  path,
  isAsked: () => true,
  question: (answers) => ({
    kind: 'choice',
    path,
    title: 'Model provider',
    message: 'Whose model should answer?',
    notes: [settingAt(path)?.help ?? '', 'Sets the adapter, its key in the environment and the prices.'],
    choices: [
      { value: 'none', label: 'None yet' },
      ...providers.map((value) => ({ value, label: presets[value].label })),
    ],
    default: modelsOf(answers)[0]?.provider ?? 'none',
  }),
  take: (answers, value) => {
    const [first, ...others] = modelsOf(answers);
    const provider = providers.find((one) => one === value);
    if (!provider) return { answers: first ? withAnswer(answers, 'models.providers', undefined) : answers };
    if (first?.provider === provider) return { answers: withPersonsAnswer(answers, place, [first, ...others]) };
    const { model, baseUrl } = presets[provider];
    const fresh: Model = { id: first?.id ?? 'main', provider, model, ...(baseUrl ? { baseUrl } : {}) };
    return { answers: withPersonsAnswer(answers, place, [fresh, ...others]) };
  },
};

const modelStep: Step = {
  id: `${path}.0.model`,
  path,
  isAsked: (answers) => modelsOf(answers).length > 0,
  question: (answers) => ({
    kind: 'text',
    path,
    title: 'Model',
    message: 'Which model, as its provider names it?',
    notes: ['Sets the requests. Its prices are assumed until you state them on the sheet that follows.'],
    default: modelsOf(answers)[0]?.model ?? '',
    check: (text) => (text.trim() === '' ? 'Please give the name of a model.' : undefined),
  }),
  take: (answers, value) => ({ answers: withFirst(answers, { model: String(value).trim() }) }),
};

const addressStep: Step = {
  id: `${path}.0.baseUrl`,
  path,
  isAsked: (answers) => modelsOf(answers)[0]?.provider === 'openai-compatible',
  question: (answers) => ({
    kind: 'text',
    path,
    title: 'Address',
    message: 'At what address does it listen?',
    notes: ['Example: http://localhost:11434/v1', 'Sets where requests go.'],
    default: modelsOf(answers)[0]?.baseUrl ?? '',
    check: (text) => (isWebAddress(text) ? undefined : 'Please give an address that starts with http:// or https://.'),
  }),
  take: (answers, value) => ({ answers: withFirst(answers, { baseUrl: String(value).trim() }) }),
};

function withFirst(answers: Answers, change: Partial<Model>): Answers {
  const models = modelsOf(answers).map((model, index) => (index === 0 ? { ...model, ...change } : model));
  return withPersonsAnswer(answers, place, models);
}

/** Whether a text is an address on the web. */
export const isWebAddress = (text: string) => /^https?:\/\/\S/.test(text.trim()) && URL.canParse(text.trim());
