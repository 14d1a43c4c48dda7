import type { Canvas } from '../canvas-schema.ts';
import { assumedPrice } from '../squares/models.ts';
import type { Formula } from './formulas.ts';

const answerTokens = 300;
/** A route is a few words. */
const routeTokens = 20;

type Use = 'answer' | 'route';

/** The price of the first model that serves `use`, else of the first model, else of a mid-range hosted one. */
function priceFor(use: Use, { models: { providers } }: Canvas) {
  return providers.models.find((model) => model.useCases.includes(use)) ?? providers.models[0] ?? assumedPrice;
}

function callUsd(use: Use, canvas: Canvas): number {
  const price = priceFor(use, canvas);
  const outputTokens = use === 'answer' ? answerTokens : routeTokens;
  const inputTokens = canvas.derived.tokensPerInteraction - answerTokens;
  return (inputTokens * price.inputUsdPerMTok + outputTokens * price.outputUsdPerMTok) / 1_000_000;
}

function interactionUsd(canvas: Canvas): number {
  const { topology, specialists } = canvas.architecture.multiAgent;
  if (topology === 'single') return callUsd('answer', canvas);
  const answers = topology === 'supervisor' ? Math.max(1, specialists.length) : 1;
  return answers * callUsd('answer', canvas) + callUsd('route', canvas);
}

/** What a month costs. */
export const costFormulas: readonly Formula[] = [
  {
    name: 'monthlyInteractions',
    formula: '{business.scale.monthlyUsers} × {business.scale.interactionsPerUserPerDay} × 30 days',
    reason: 'Every user is counted on every day: the upper end.',
    compute: ({ business: { scale } }) => Math.ceil(scale.monthlyUsers * scale.interactionsPerUserPerDay * 30),
  },
  {
    name: 'interactionUsd',
    formula:
      'one answer ({architecture.multiAgent.topology}: a router adds a route, a supervisor a route and an answer of each of {architecture.multiAgent.specialists}) of {derived.tokensPerInteraction} tokens, 300 of them output, at the prices of {models.providers.models}; 2.5 and 10 USD a million tokens where no model is named',
    reason: 'Price × tokens; what caching or a cheaper first model saves is not counted.',
    compute: (canvas) => Number(interactionUsd(canvas).toPrecision(6)),
  },
  {
    name: 'expectedMonthlyUsd',
    formula: '{derived.monthlyInteractions} × {derived.interactionUsd} USD',
    reason: 'Interactions × their price.',
    compute: ({ derived }) => Math.round(derived.monthlyInteractions * derived.interactionUsd * 100) / 100,
  },
];
