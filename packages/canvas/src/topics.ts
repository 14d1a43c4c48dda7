import { canvasSchema } from './canvas-schema.ts';
import { type Stage, stages, topicMetas } from './setting.ts';
import { shapeOf } from './settings.ts';

/** One of the 50 topics, or of the head. */
export interface Topic {
  /** `C0.1`–`C0.6` for the project block, `C1.1`–`C11.4` for the squares, `H1` and `H2` for the head. */
  readonly id: string;
  /** `memory.lifecycle`; for the head `useCases` and `stack`. */
  readonly path: string;
  /** `head`, `project`, or one of the eleven squares. */
  readonly square: string;
  readonly title: string;
  readonly summary: string;
  /** The stages whose readiness gate needs a person's answer. */
  readonly requiredAt: readonly Stage[];
}

// Computed once: the schema never changes.
let cached: readonly Topic[] | undefined;

/** The head's two topics, then the 50 of the canvas, in the order of the reference. Built at the first call. */
export function topics(): readonly Topic[] {
  cached ??= Object.freeze([...headTopics(), ...squareTopics()]);
  return cached;
}

function headTopics(): Topic[] {
  const { useCases, stack } = canvasSchema.shape;
  const found = Object.entries({ stack, useCases }).reverse();
  return found.map(([path, schema], index) => topicOf({ id: `H${index + 1}`, path, square: 'head', schema }));
}

function squareTopics(): Topic[] {
  const squares = Object.entries(canvasSchema.shape).flatMap(([square, schema]) => {
    const shape = shapeOf(schema);
    return shape && square !== 'stack' ? [{ square, shape }] : [];
  });
  return squares.flatMap(({ square, shape }, squareIndex) =>
    Object.entries(shape).map(([key, schema], index) =>
      topicOf({ id: `C${squareIndex}.${index + 1}`, path: `${square}.${key}`, square, schema }),
    ),
  );
}

function topicOf({ schema, ...place }: Pick<Topic, 'id' | 'path' | 'square'> & { schema: object }): Topic {
  const meta = topicMetas.get(schema as Parameters<typeof topicMetas.get>[0]);
  const from = meta?.requiredFrom;
  const requiredAt = from ? stages.slice(stages.indexOf(from)) : [];
  return { ...place, title: meta?.title ?? place.path, summary: meta?.summary ?? '', requiredAt };
}
