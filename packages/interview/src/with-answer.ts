import type { Answers } from '@agent-canvas/canvas';

type Data = Record<string, unknown>;

/** A copy with the answer at a dotted path; `undefined` takes it away. The answer must have passed the schema. */
export function withAnswer(answers: Answers, path: string, value: unknown): Answers {
  return withValue(answers, path.split('.'), value) as Answers;
}

/** As `withAnswer`, and signed: a person answered the setting's topic. */
export function withPersonsAnswer(
  answers: Answers,
  { path, topic }: { readonly path: string; readonly topic: string },
  value: unknown,
): Answers {
  const given = withAnswer(answers, path, value);
  const by = signatureOf(topic);
  return by === undefined ? given : withAnswer(given, by, 'person');
}

/** Where the signature of a topic stands; the keys of the head other than use cases and stack carry none. */
function signatureOf(topic: string): string | undefined {
  if (topic === 'useCases') return 'by';
  return topic.includes('.') || topic === 'stack' ? `${topic}.by` : undefined;
}

function withValue(data: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const { [key]: before, ...others } = isData(data) ? data : {};
  const after = withValue(before, rest, value);
  return after === undefined ? others : { ...others, [key]: after };
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
