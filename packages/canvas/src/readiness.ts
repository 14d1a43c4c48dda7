import type { Answers } from './canvas-schema.ts';
import { isObject, valueIn } from './data.ts';
import { byOf } from './resolve-canvas.ts';
import type { Stage } from './setting.ts';
import { settings } from './settings.ts';
import { type Topic, topics } from './topics.ts';

/** A topic that the stage requires and that no person has answered. */
export interface OpenTopic extends Topic {
  /** open: nothing given · unsigned: given, without `by` · agent: an agent answered · wordless: its only content, prose, is missing. */
  readonly reason: 'open' | 'unsigned' | 'agent' | 'wordless';
}

export interface Readiness {
  /** Topics that the stage requires. */
  readonly required: number;
  /** Those that a person answered. */
  readonly answered: number;
  /** From 0 to 1. */
  readonly score: number;
  readonly open: readonly OpenTopic[];
}

/** Whether nobody answered the topic (`memory.lifecycle`, `useCases`): it takes its defaults. `by` alone accepts them. */
export function isOpen(answers: Answers, topic: string): boolean {
  return !hasAnswer(valueIn(answers, topic.split('.')));
}

function hasAnswer(value: unknown): boolean {
  if (!isObject(value)) return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
  return Object.values(value).some((part) => Array.isArray(part) || hasAnswer(part));
}

/** What the readiness gate of a stage still needs: only a person's answer counts. */
export function openTopics(answers: Answers, stage: Stage): readonly OpenTopic[] {
  return topics()
    .filter(({ requiredAt }) => requiredAt.includes(stage))
    .flatMap((topic) => {
      const reason = reasonOf(answers, topic.path);
      return reason ? [{ ...topic, reason }] : [];
    });
}

function reasonOf(answers: Answers, path: string): OpenTopic['reason'] | undefined {
  if (isOpen(answers, path)) return 'open';
  const isProse = settings()
    .filter(({ topic }) => topic === path)
    .every(({ kind }) => kind === 'prose');
  if (isProse && !valueIn(answers, [...path.split('.'), 'prose'])) return 'wordless';
  const by = byOf(answers, path);
  if (by === 'person') return undefined;
  return by === 'agent' ? 'agent' : 'unsigned';
}

/** How much of what the stage requires is answered. */
export function readiness(answers: Answers, stage: Stage): Readiness {
  const required = topics().filter(({ requiredAt }) => requiredAt.includes(stage)).length;
  const open = openTopics(answers, stage);
  const answered = required - open.length;
  return { required, answered, score: answered / required, open };
}
