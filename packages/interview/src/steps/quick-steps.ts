import { settingAt } from '@agent-canvas/canvas';
import { InternalError } from '@agent-canvas/errors';
import { knowledgeSteps } from './knowledge-steps.ts';
import { providerSteps } from './provider-steps.ts';
import { settingStep } from './setting-step.ts';
import type { Step } from './step.ts';
import { useCaseSteps } from './use-case-steps.ts';

/** What has no safe default, in the order in which it is asked. */
export function quickSteps(): readonly Step[] {
  return [
    stepFor('name'),
    stepFor('description'),
    ...useCaseSteps(0),
    ...useCaseSteps(1),
    stepFor('stage'),
    ...providerSteps(),
    named(stepFor('requirements.securityNeeds.dataClass'), 'Data class'),
    named(stepFor('requirements.budget.monthlyUsd'), 'Monthly budget'),
    ...knowledgeSteps(),
  ];
}

/** The step of a setting. Throws InternalError for a path that the canvas does not have. */
export function stepFor(path: string): Step {
  const setting = settingAt(path);
  if (!setting) throw new InternalError(`The canvas has no setting ${path}`);
  return settingStep(setting);
}

/** Without its topic around it, a setting needs a name of its own. */
const named = (step: Step, title: string): Step => ({
  ...step,
  question: (answers) => ({ ...step.question(answers), title }),
});
