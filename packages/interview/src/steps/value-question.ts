import * as z from 'zod';
import type { Answer, Question } from '../question.ts';
import { checkText, coreOf, itemOf, readText, separatorOf, writeText } from '../read-text.ts';

/** A value to ask for: what it is, and what it would be without an answer. */
export interface AskedValue {
  readonly schema: z.core.$ZodType;
  readonly path: string;
  readonly title: string;
  readonly message: string;
  readonly notes: readonly string[];
  /** In words, for refusals. */
  readonly allowed: string;
  readonly current: unknown;
}

/** Enumerations become choices, true or false a confirmation, lists of an enumeration several choices, the rest text. */
export function valueQuestion(asked: AskedValue): Question {
  const { schema, current, allowed, ...text } = asked;
  const core = coreOf(schema);
  const item = itemOf(core);
  if (core instanceof z.ZodBoolean) return { ...text, kind: 'confirm', default: current === true };
  if (core instanceof z.ZodEnum) {
    return { ...text, kind: 'choice', choices: choicesOf(core), default: String(current) };
  }
  if (item instanceof z.ZodEnum) {
    const chosen = Array.isArray(current) ? current.map(String) : [];
    return { ...text, kind: 'several', choices: choicesOf(item), default: chosen };
  }
  return {
    ...text,
    notes: [...text.notes, ...listNote(core)],
    kind: 'text',
    default: writeText(core, current),
    check: (typed) => checkText(core, typed, allowed),
  };
}

/** The value that an answer to `valueQuestion` stands for; the schema has still to accept it. */
export function readAnswer(schema: z.core.$ZodType, answer: Answer): unknown {
  if (typeof answer === 'boolean') return answer;
  return typeof answer === 'string' ? readText(schema, answer) : [...answer];
}

const choicesOf = ({ options }: z.ZodEnum) =>
  options.map((option) => ({ value: String(option), label: String(option) }));

function listNote(schema: z.core.$ZodType): string[] {
  const separator = separatorOf(schema);
  return separator ? [`Separate several with ${separator === ';' ? 'a semicolon' : 'a comma'}.`] : [];
}
