import { type Answers, settings } from '@agent-canvas/canvas';
import { InternalError } from '@agent-canvas/errors';
import type { Answer, Reply } from './question.ts';
import { scopesOf } from './scopes.ts';
import type { Frame, ItemFrame, StartFrame, State, StepsFrame, TopicsFrame } from './state.ts';
import { quickSteps, stepFor } from './steps/quick-steps.ts';
import { settingStep } from './steps/setting-step.ts';
import { takeField } from './take-field.ts';

/** The state after a reply to its question. Pure. */
export function takeReply(state: State, reply: Reply): State {
  if (reply.kind === 'back') return state.before ?? state;
  const { outcome, ...next } = take(state, reply.value);
  return { ...settle(next), before: state, ...(outcome && { outcome }) };
}

function take(state: State, value: Answer): State {
  const { answers, frames } = state;
  const below = frames.slice(0, -1);
  const frame = frames.at(-1);
  const word = String(value);
  switch (frame?.at) {
    case 'start':
      return { answers, frames: [...below, ...framesFor(word, frame)] };
    case 'scope': {
      const { required, all } = scopesOf(answers);
      return { answers, frames: [...below, { at: 'topics', topics: word === 'all' ? all : required, index: 0 }] };
    }
    case 'steps':
      return takeStep({ answers, below, frame, value });
    case 'topics':
      return takeTopic({ answers, below, frame, word });
    case 'item':
      return takeItem({ answers, below, frame, value });
    case 'sheet':
      return takeSheet({ answers, below, word });
    default:
      throw new InternalError('The interview has nothing left to answer');
  }
}

function framesFor(mode: string, { fixed }: StartFrame): readonly Frame[] {
  const steps = (wanted: (path: string) => boolean): Frame => ({
    at: 'steps',
    steps: quickSteps().filter(({ id }) => !fixed.includes(id) && wanted(id)),
    index: 0,
  });
  if (mode === 'quick') return [steps(() => true)];
  return [{ at: 'scope' }, steps((id) => id === 'name' || id === 'description' || id === 'stage')];
}

interface Taking<F> {
  readonly answers: Answers;
  readonly below: readonly Frame[];
  readonly frame: F;
}

function takeStep({ answers, below, frame, value }: Taking<StepsFrame> & { readonly value: Answer }): State {
  const step = frame.steps[frame.index];
  if (!step) throw new InternalError(`There is no question ${frame.index}`);
  const { answers: after, open, again = false, problem } = step.take(answers, value);
  const here: StepsFrame = {
    at: 'steps',
    steps: frame.steps,
    index: again ? frame.index : frame.index + 1,
    ...(problem !== undefined && { problem }),
  };
  return { answers: after, frames: [...below, here, ...(open ? [open] : [])] };
}

function takeTopic({ answers, below, frame, word }: Taking<TopicsFrame> & { readonly word: string }): State {
  const { topics, index } = frame;
  if (word === 'save') return { answers, frames: [...below, frame], outcome: 'save' };
  if (word === 'sheet') return { answers, frames: below };
  if (word === 'previous') return { answers, frames: [...below, { ...frame, index: Math.max(0, index - 1) }] };
  const onward: TopicsFrame = { ...frame, index: index + 1 };
  const topic = topics[index];
  if (word === 'skip' || !topic) return { answers, frames: [...below, onward] };
  return { answers, frames: [...below, onward, { at: 'steps', steps: stepsOf(topic.path), index: 0 }] };
}

/** The settings of a topic, then its words. */
function stepsOf(topic: string) {
  const own = settings().filter((setting) => setting.topic === topic);
  const isText = ({ path }: { path: string }) => path === `${topic}.prose`;
  return [...own.filter((setting) => !isText(setting)), ...own.filter(isText)].map(settingStep);
}

function takeItem({ answers, below, frame, value }: Taking<ItemFrame> & { readonly value: Answer }): State {
  const { answers: after, next } = takeField(answers, frame, value);
  return { answers: after, frames: next ? [...below, next] : below };
}

function takeSheet({ answers, below, word }: Omit<Taking<Frame>, 'frame'> & { readonly word: string }): State {
  if (word === 'accept') return { answers, frames: [...below, { at: 'sheet' }], outcome: 'create' };
  if (word === 'save') return { answers, frames: [...below, { at: 'sheet' }], outcome: 'save' };
  if (word === 'full') return { answers, frames: [...below, { at: 'sheet' }, { at: 'scope' }] };
  // Whoever chose it wants to answer it, whether or not it has an effect at the moment.
  const step = { ...stepFor(word), isAsked: () => true };
  const change: StepsFrame = { at: 'steps', steps: [step], index: 0 };
  return { answers, frames: [...below, { at: 'sheet', row: word }, change] };
}

/** Leaves behind what is done: steps that are not asked under these answers, and frames that have run out. */
function settle(state: State): State {
  const frame = state.frames.at(-1);
  const below = state.frames.slice(0, -1);
  if (frame?.at === 'topics' && frame.index >= frame.topics.length) return settle({ ...state, frames: below });
  if (frame?.at !== 'steps') return state;
  const { steps, index } = frame;
  const asked = steps.findIndex((step, at) => at >= index && step.isAsked(state.answers));
  if (asked < 0) return settle({ ...state, frames: below });
  return asked === index ? state : { ...state, frames: [...below, { ...frame, index: asked }] };
}
