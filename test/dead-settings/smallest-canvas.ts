import { type Condition, type Setting, settingAt } from '@agent-canvas/canvas';
import type { AnswersByPath } from '../render-answers.ts';

const main = { id: 'main', provider: 'openai', model: 'gpt-4o', useCases: ['answer'] };
const small = { ...main, id: 'small', model: 'gpt-4o-mini', useCases: ['answer', 'route'] };
const backup = { ...main, id: 'backup', provider: 'anthropic', model: 'claude-sonnet-4-5' };

/**
 * What must stand beside an answer for rules to let it, or other values of it, pass. They stand in the canvas before and
 * after, so a difference is never theirs. A key covers every setting below it.
 */
const companions: Readonly<Record<string, AnswersByPath>> = {
  'architecture.multiAgent.topology': {
    'architecture.multiAgent.specialists': [{ name: 'orders', duty: 'orders', tools: ['lookup-order'] }],
  },
  'models.routing': { 'models.providers.models': [main, small, backup] },
  'api.comparison': { 'models.providers.models': [main, small], 'api.comparison.candidate': 'small' },
  'api.endpoints.gateways': { 'models.providers.models': [main] },
  // More replicas than one need stores that can be shared; the growth of one replica shows in the autoscaler.
  'business.scale': shared(),
  'business.growth.multiple': { ...shared(), 'stack.target': 'kubernetes' },
  'requirements.reliability': { ...shared(), 'requirements.reliability.backup.every': '1h' },
};

function shared(): AnswersByPath {
  return { 'memory.architecture.shortTerm': 'redis', 'memory.architecture.working': 'postgres' };
}

/** The smallest answers, beside a name, with which the setting applies. */
export function smallestCanvas({ path, appliesWhen }: Pick<Setting, 'path' | 'appliesWhen'>): AnswersByPath {
  const beside = Object.entries(companions).flatMap(([key, answers]) =>
    path === key || path.startsWith(`${key}.`) ? [answers] : [],
  );
  const conditions = appliesWhen ? satisfy(appliesWhen) : {};
  return withCompanions(Object.assign({ name: 'my-agent' }, ...beside, conditions));
}

/** The smallest answers with which a conditional setting does not apply. */
export function canvasWithout(condition: Condition): AnswersByPath {
  return withCompanions({ name: 'my-agent', ...satisfy({ not: condition }) });
}

/** Answers that a condition needs may need companions of their own. */
function withCompanions(answers: Record<string, unknown>): AnswersByPath {
  const needed = Object.keys(answers).flatMap((path) =>
    Object.entries(companions).flatMap(([key, beside]) => (path === key || path.startsWith(`${key}.`) ? [beside] : [])),
  );
  return Object.assign({}, ...needed, answers);
}

function satisfy(condition: Condition): AnswersByPath {
  if ('all' in condition) return Object.assign({}, ...condition.all.map(satisfy));
  if ('any' in condition) return condition.any[0] ? satisfy(condition.any[0]) : {};
  if ('is' in condition) return { [condition.path]: condition.is[0] };
  if ('has' in condition) return { [condition.path]: condition.has };
  if ('some' in condition) return { [condition.path]: settingAt(condition.path)?.example };
  return refute(condition.not);
}

function refute(condition: Condition): AnswersByPath {
  if ('not' in condition) return satisfy(condition.not);
  if ('any' in condition) return Object.assign({}, ...condition.any.map(refute));
  if ('all' in condition) return condition.all[0] ? refute(condition.all[0]) : {};
  if (!('is' in condition)) return { [condition.path]: [] };
  const [value] = condition.is;
  const other =
    typeof value === 'boolean'
      ? !value
      : settingAt(condition.path)?.values?.find((known) => !condition.is.includes(known));
  return { [condition.path]: other };
}
