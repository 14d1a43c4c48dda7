import type { Pair } from './covering-array.ts';

/** Choices that exclude each other, by hand, and the name of the rule that must say so. */
export interface Forbidden {
  readonly rule: string;
  /** Labels by the factor's name. */
  readonly one: readonly [factor: string, label: string];
  readonly other: readonly [factor: string, label: string];
}

const auth = 'security.implementation.auth';
const dataClass = 'requirements.securityNeeds.dataClass';
const encryption = 'requirements.securityNeeds.encryptionAtRest';
const frameworks = 'security.compliance.frameworks';
const erase = 'memory.lifecycle.eraseOnRequest';
const topology = 'architecture.multiAgent.topology';
const specialists = 'architecture.multiAgent.specialists';
const models = 'models.providers.models';

export const forbiddenPairs: readonly Forbidden[] = [
  { rule: 'no-authentication-only-in-prototypes', one: [auth, 'none'], other: ['stack.target', 'kubernetes'] },
  { rule: 'no-authentication-only-in-prototypes', one: [auth, 'none'], other: ['stack.target', 'ecs'] },
  { rule: 'no-authentication-only-in-prototypes', one: [auth, 'none'], other: ['stage', 'pilot'] },
  { rule: 'no-authentication-only-in-prototypes', one: [auth, 'none'], other: ['stage', 'production'] },
  { rule: 'secret-data-needs-authentication', one: [auth, 'none'], other: [dataClass, 'confidential'] },
  { rule: 'secret-data-needs-authentication', one: [auth, 'none'], other: [dataClass, 'restricted'] },
  { rule: 'secret-data-needs-encryption', one: [encryption, 'false'], other: [dataClass, 'confidential'] },
  { rule: 'secret-data-needs-encryption', one: [encryption, 'false'], other: [dataClass, 'restricted'] },
  {
    rule: 'replicas-need-shared-stores',
    one: ['memory.architecture.shortTerm', 'in-process'],
    other: ['replicas', 'several'],
  },
  {
    rule: 'replicas-need-shared-stores',
    one: ['memory.architecture.working', 'embedded'],
    other: ['replicas', 'several'],
  },
  { rule: 'privacy-law-needs-erasure', one: [frameworks, 'gdpr'], other: [erase, 'false'] },
  { rule: 'privacy-law-needs-erasure', one: [frameworks, 'hipaa'], other: [erase, 'false'] },
  { rule: 'several-agents-have-specialists', one: [topology, 'router'], other: [specialists, 'none'] },
  { rule: 'several-agents-have-specialists', one: [topology, 'supervisor'], other: [specialists, 'none'] },
  { rule: 'cascade-has-two-models', one: ['models.routing.strategy', 'cascade'], other: [models, 'none'] },
  { rule: 'candidate-model-exists', one: ['api.comparison.enabled', 'true'], other: [models, 'none'] },
  { rule: 'gateway-models-exist', one: ['api.endpoints.gateways', 'one'], other: [models, 'none'] },
];

/** Whether a pair of choices is among the forbidden ones, whichever way round. */
export function isForbidden([factor, label, otherFactor, otherLabel]: Pair): boolean {
  const is = (side: readonly [string, string], name: string, value: string): boolean =>
    side[0] === name && side[1] === value;
  return forbiddenPairs.some(
    ({ one, other }) =>
      (is(one, factor, label) && is(other, otherFactor, otherLabel)) ||
      (is(other, factor, label) && is(one, otherFactor, otherLabel)),
  );
}
