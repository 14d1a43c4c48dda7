import type { Models } from '@acme/models';
import type { Score, Scored } from './score.ts';
import { scoreAnswer } from './scorers/score-answer.ts';
import { scoreArguments } from './scorers/score-arguments.ts';
import { scoreEnding } from './scorers/score-ending.ts';
import { scoreLimits } from './scorers/score-limits.ts';
import { scoreRoute } from './scorers/score-route.ts';
import { scoreStatus } from './scorers/score-status.ts';
import { scoreTools } from './scorers/score-tools.ts';

const scorers = [scoreEnding, scoreArguments, scoreLimits, scoreStatus, scoreRoute, scoreTools];

/** Every scorer's verdict on one run. */
export async function scoreRun(run: Scored, models: Models): Promise<Score[]> {
  return [...scorers.map((score) => score(run)), await scoreAnswer(run, models)];
}
