import * as z from 'zod';
import { duration } from '../duration.ts';
import { square, topic, value } from '../setting.ts';
import { amount, cron, filled, flag, percent, ratio, text } from '../shapes.ts';

const gate = (what: string, byStage: [number, number, number]) =>
  value(ratio, {
    stages: byStage,
    title: `Gate: ${what}`,
    question: `What share of cases must pass for ${what}, from 0 to 1?`,
    sets: 'the gate of the evals',
  });

const coverage = (level: string, byStage: [number, number, number]) =>
  value(percent, {
    stages: byStage,
    title: `Coverage: ${level} tests`,
    question: `How much of the code must ${level} tests reach, in percent?`,
    sets: 'the coverage gate',
  });

/** C11: how changes are agreed, what quality is demanded, who watches the cost, who takes over. */
export const governance = square({
  procedures: topic(
    { title: 'Procedures', summary: 'Approval of changes, on-call, windows, reviews.', requiredFrom: 'production' },
    {
      changeApproval: value(z.enum(['none', 'one', 'two']), {
        stages: ['none', 'one', 'two'],
        title: 'Approval of changes',
        question: 'How many people must approve a change?',
        sets: 'the pipeline’s approval check',
      }),
      onCall: value(z.array(filled), {
        default: [],
        title: 'On call',
        question: 'Who is on call, in turn?',
        example: ['@ops', '@lead'],
        sets: 'alert routes',
      }),
      maintenanceWindows: value(z.array(filled), {
        default: [],
        title: 'Maintenance windows',
        question: 'When may it be down for maintenance?',
        example: ['Sun 03:00-04:00 CET'],
        sets: 'alert timing',
      }),
      architectureReviewEvery: value(duration, {
        default: '90d',
        title: 'Review of the architecture',
        question: 'How often is the architecture looked at again?',
        sets: 'the review check',
      }),
    },
  ),
  quality: topic(
    { title: 'Quality gates', summary: 'What must hold before a version goes out.', requiredFrom: 'pilot' },
    {
      accuracyMin: gate('accuracy', [0.8, 0.9, 0.95]),
      consistencyMin: gate('consistency', [0.8, 0.85, 0.9]),
      regulatoryMin: gate('rules and law', [1, 1, 1]),
      securityMin: gate('security', [1, 1, 1]),
      unitCoveragePct: coverage('unit', [80, 90, 95]),
      integrationCoveragePct: coverage('integration', [70, 80, 90]),
      loadP95Ms: value(z.number().gt(0).describe('milliseconds, a number above 0'), {
        default: 500,
        title: 'Gate: load test',
        question: 'Which service time (95 %) may the load test show at most, in milliseconds?',
        sets: 'the load test’s gate',
      }),
      evalSchedule: value(cron, {
        default: '0 5 * * *',
        title: 'Evals',
        question: 'When are the evals run by themselves (cron, UTC)?',
        sets: 'the pipeline’s schedule',
        appliesWhen: { not: { path: 'stack.ci', is: ['none'] } },
      }),
    },
  ),
  costManagement: topic(
    {
      title: 'Cost management',
      summary: 'When costs are reviewed, and what counts as odd.',
      requiredFrom: 'production',
    },
    {
      reviewEvery: value(duration, {
        default: '30d',
        title: 'Review',
        question: 'How often does someone look at the costs?',
        sets: 'the cost report',
      }),
      anomalyPct: value(amount.describe('a number, 0 or more'), {
        default: 30,
        title: 'Odd from',
        question: 'By how many percent above the usual must a day’s cost be to be reported?',
        sets: 'the anomaly alert',
      }),
    },
  ),
  continuity: topic(
    {
      title: 'Continuity',
      summary: 'Who takes over, and whether the runbooks still hold.',
      requiredFrom: 'production',
    },
    {
      deputies: value(z.array(filled), {
        default: [],
        title: 'Deputies',
        question: 'Who steps in when the owners are away?',
        example: ['@lead'],
        sets: 'code owners and onboarding',
      }),
      runbookReviewEvery: value(duration, {
        default: '90d',
        title: 'Review of runbooks',
        question: 'How often are the runbooks checked?',
        sets: 'the runbook check',
      }),
      incidentReviews: value(flag, {
        default: true,
        title: 'After an incident',
        question: 'Is every incident looked back on in writing?',
        sets: 'the incident template and its check',
      }),
      handover: value(text, {
        default: '',
        title: 'Handover',
        question: 'What happens when the agent changes hands?',
        example: 'A week of shared on-call.',
        sets: 'the onboarding document',
      }),
    },
  ),
});
