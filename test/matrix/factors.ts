import { type Setting, settings } from '@agent-canvas/canvas';
import type { AnswersByPath } from '../render-answers.ts';

/** Something that a canvas may choose, and what to answer for each of its choices. */
export interface Factor {
  readonly name: string;
  readonly choices: readonly Choice[];
}

export interface Choice {
  /** `kubernetes`, `http+sse`, `true`, `none`. */
  readonly label: string;
  readonly answers: AnswersByPath;
}

const models = [
  { id: 'main', provider: 'openai', model: 'gpt-4o', useCases: ['answer'] },
  { id: 'small', provider: 'openai', model: 'gpt-4o-mini', useCases: ['answer', 'route', 'judge'] },
];
const sources = {
  files: [
    { name: 'handbook', kind: 'files', location: './knowledge' },
    { name: 'policies', kind: 'http', location: 'https://shop.example/policies.json' },
  ],
  stores: [
    { name: 'filings', kind: 's3', location: 's3://filings' },
    { name: 'notes', kind: 'postgres', location: 'select id, body, updated_at from notes' },
  ],
};

/** Values to try of a structural setting whose type is open. */
const openChoices: Readonly<Record<string, readonly unknown[]>> = {
  'knowledge.embedding.model': ['local-hash', 'all-mpnet-base-v2', 'all-MiniLM-L6-v2', 'text-embedding-3-small'],
};

/** Settings that are no structural ones and choose files all the same. */
const alsoChoosing: readonly Factor[] = [
  enumeration('architecture.multiAgent.specialists', {
    lookups: [{ name: 'orders', duty: 'orders', tools: ['lookup-order', 'search-help'] }],
    actions: [
      { name: 'orders', duty: 'orders', tools: ['lookup-order'] },
      { name: 'returns', duty: 'refunds', tools: ['start-return', 'refund'] },
    ],
    none: [],
  }),
  enumeration('requirements.securityNeeds.dataClass', 'public', 'internal', 'confidential', 'restricted'),
  enumeration('requirements.securityNeeds.encryptionAtRest', true, false),
  enumeration('memory.persistence.strategy', 'sliding', 'summary'),
  enumeration('memory.continuity.identity', 'user', 'tenant-user'),
  enumeration('memory.lifecycle.eraseOnRequest', true, false),
  enumeration('data.pipelines.sources', { ...sources, none: [] }),
  enumeration('models.providers.models', { two: models, none: [] }),
  enumeration('models.routing.strategy', 'fixed', 'cost-aware', 'cascade'),
  enumeration('models.costControls.cache', true, false),
  enumeration('api.comparison.enabled', true, false),
  enumeration('api.endpoints.gateways', {
    none: [],
    one: [{ id: 'eu', baseUrl: 'https://gateway.example', models: ['main'], healthPath: '/health' }],
  }),
  enumeration('security.implementation.piiMasking', true, false),
  enumeration('security.implementation.tls.certificates', 'automatic', 'provided', 'none'),
  enumeration('experience.support.alerts.slack', true, false),
  {
    name: 'replicas',
    choices: [
      { label: 'one', answers: { 'requirements.reliability.availabilityPct': 99 } },
      { label: 'several', answers: { 'requirements.performance.peakRps': 2000 } },
    ],
  },
];

/** Every structural setting of the canvas with every value, and what else chooses files. */
export const factors = (): readonly Factor[] => [
  ...settings()
    .filter(({ kind }) => kind === 'structural')
    .map((setting) => enumeration(setting.path, ...valuesOf(setting))),
  ...alsoChoosing,
];

/** Values one by one, or under labels. */
function enumeration(path: string, ...values: readonly unknown[]): Factor {
  const [labelled] = values;
  const entries =
    values.length === 1 && typeof labelled === 'object' && labelled !== null
      ? Object.entries(labelled)
      : values.map((value) => [Array.isArray(value) ? value.join('+') || 'none' : String(value), value] as const);
  return { name: path, choices: entries.map(([label, value]) => ({ label, answers: { [path]: value } })) };
}

/** A list of enumerated values: its default, each value beside it, and the default without each. */
function valuesOf({ path, schema, values, defaults, allowedText }: Setting): readonly unknown[] {
  const open = openChoices[path];
  if (open) return open;
  if (values) return values;
  const usual = defaults.prototype;
  if (typeof usual === 'boolean') return [true, false];
  if (!Array.isArray(usual)) throw new Error(`No choices are known for the structural setting ${path}`);
  const items = allowedText.replace('a list of ', '').split(' | ');
  const toggled = items.map((item) =>
    usual.includes(item) ? usual.filter((other) => other !== item) : [...usual, item],
  );
  return [usual, ...toggled].filter((value) => schema.safeParse(value).success);
}
