import type { Answers } from './canvas-schema.ts';
import { checkAnswers } from './check-answers.ts';
import { type ParseOptions, parseCanvas, withOptions } from './parse-canvas.ts';
import { readYaml } from './read-yaml.ts';

/**
 * The answers of a canvas whose every value is valid by itself, also where they break rules across topics: what an
 * interview starts from. Throws what `parseCanvas` throws where the text or a value is wrong.
 */
export function readAnswers(text: string, options: ParseOptions = {}): Answers {
  const source = readYaml(text);
  const { answers, issues } = checkAnswers(withOptions(source.data, options));
  const isSound = source.problems.length === 0 && issues.length === 0;
  return isSound ? answers : parseCanvas(text, options).answers;
}
