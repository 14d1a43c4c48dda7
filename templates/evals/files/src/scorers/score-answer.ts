import type { Models } from '@acme/models';
import { judgeAnswer } from '../judge-answer.ts';
import type { Score, Scored } from '../score.ts';
import { scored } from '../score.ts';

/**
 * What the answer says: nothing that it must not hold, on any model; what it must hold, and the judged statement, on a
 * real one.
 */
export async function scoreAnswer({ golden, trace }: Scored, models: Models): Promise<Score> {
  const { contains, excludes, statement } = golden.expect;
  const output = trace.result?.output ?? '';
  const holds = (text: string) => output.toLowerCase().includes(text.toLowerCase());
  const complaints = excludes.filter(holds).map((text) => `says "${text}"`);
  const isOpen = contains.length > 0 || statement !== undefined;
  if (models.scripted && isOpen && complaints.length === 0) {
    return { scorer: 'answer', about: 'behaviour', outcome: 'unmeasured', detail: 'needs a real model' };
  }
  if (models.scripted) return scored('answer', 'behaviour', complaints);
  complaints.push(...contains.filter((text) => !holds(text)).map((text) => `does not say "${text}"`));
  if (statement === undefined) return scored('answer', 'behaviour', complaints);
  const verdict = await judgeAnswer({ model: models.forUse('judge'), input: golden.input, output, statement });
  return scored('answer', 'behaviour', verdict.holds ? complaints : [...complaints, `not so: ${verdict.reason}`]);
}
