import * as z from 'zod';
import { duration } from '../duration.ts';
import { generative, group, square, structural, topic, value } from '../setting.ts';
import { aboveZero, amount, filled, flag, listOf, positive, ratio, slug, text } from '../shapes.ts';

const use = z.enum(['answer', 'route', 'judge']);

/** Prices left out are those of a mid-range hosted model, so that a forecast and the cost guard never count a call as free by mistake. */
export const assumedPrice = { inputUsdPerMTok: 2.5, outputUsdPerMTok: 10 } as const;

const model = z
  .strictObject({
    id: slug,
    provider: z.enum(['openai', 'anthropic', 'google', 'openai-compatible']),
    model: filled,
    baseUrl: text.default(''),
    useCases: z.array(use).default(['answer']),
    inputUsdPerMTok: amount.default(assumedPrice.inputUsdPerMTok),
    outputUsdPerMTok: amount.default(assumedPrice.outputUsdPerMTok),
  })
  .superRefine((entry, context) => {
    if (entry.provider !== 'openai-compatible' || URL.canParse(entry.baseUrl)) return;
    context.addIssue({
      code: 'custom',
      path: ['baseUrl'],
      message: 'an openai-compatible model needs its address in baseUrl',
    });
  });

const fineTunedModel = z.strictObject({
  id: slug,
  base: slug,
  useCases: z.array(use).default(['answer']),
  minConfidence: ratio.default(0.8),
});

/** C7: which models, when to tune one, which is asked when, and what keeps the bill small. */
export const models = square({
  providers: topic(
    { title: 'Models', summary: 'Which model is used for what, and its price.', requiredFrom: 'prototype' },
    {
      models: generative(listOf(model, 'id'), {
        default: [],
        title: 'Models',
        question: 'Which models may it use, and for what?',
        help: 'Without one it runs on a scripted stand-in, which says so.',
        example: [
          {
            id: 'main',
            provider: 'openai',
            model: 'gpt-4o',
            useCases: ['answer'],
            inputUsdPerMTok: 2.5,
            outputUsdPerMTok: 10,
          },
        ],
        sets: 'providers, secrets and prices',
      }),
    },
  ),
  fineTuning: topic(
    {
      title: 'Fine-tuning',
      summary: 'Whether examples are collected, and when tuning pays.',
      requiredFrom: 'production',
    },
    {
      mode: structural(z.enum(['none', 'collect', 'active']), {
        default: 'none',
        title: 'Mode',
        question: 'Will you train a model of your own: no, only collect examples, or yes?',
        sets: 'data collection and the tuning pipeline',
      }),
      when: group({
        minExamples: value(positive, {
          default: 500,
          title: 'Least examples',
          question: 'From how many good examples is training worth trying?',
          sets: 'the tuning trigger',
          appliesWhen: { path: 'models.fineTuning.mode', is: ['active'] },
        }),
        minGainPct: value(amount, {
          default: 2,
          title: 'Least gain',
          question: 'By how many percent must the trained model be better to be used?',
          sets: 'the promotion gate',
          appliesWhen: { path: 'models.fineTuning.mode', is: ['active'] },
        }),
      }),
    },
  ),
  routing: topic(
    { title: 'Routing', summary: 'Which model is asked first, and which next.', requiredFrom: 'production' },
    {
      strategy: value(z.enum(['fixed', 'cost-aware', 'cascade']), {
        default: 'fixed',
        title: 'Strategy',
        question:
          'Always the same model (fixed), the cheapest that will do (cost-aware), or a small one first and a better one when unsure (cascade)?',
        sets: 'the router and its tests',
      }),
      fallback: value(z.array(slug), {
        default: [],
        title: 'Fallback',
        question: 'Which models step in, in which order, when one fails?',
        example: ['backup'],
        sets: 'the fallback chain',
      }),
      confidenceThreshold: value(ratio, {
        default: 0.7,
        title: 'Sure enough',
        question: 'How sure must the small model be to be believed, from 0 to 1?',
        sets: 'the cascade',
        appliesWhen: { path: 'models.routing.strategy', is: ['cascade'] },
      }),
      fineTuned: generative(listOf(fineTunedModel, 'id'), {
        default: [],
        title: 'Trained models',
        question: 'Which trained models are there, and of which model was each made?',
        example: [{ id: 'tuned', base: 'main', useCases: ['answer'], minConfidence: 0.8 }],
        sets: 'routes to trained models',
      }),
    },
  ),
  costControls: topic(
    {
      title: 'Cost controls',
      summary: 'Cache, batches, early exit, and a cap for each request.',
      requiredFrom: 'production',
    },
    {
      cache: value(flag, {
        default: false,
        title: 'Cache',
        question: 'May an answer be given again to the same person for the same question?',
        sets: 'the answer cache',
      }),
      cacheTtl: value(duration, {
        default: '1h',
        title: 'Cache kept for',
        question: 'For how long?',
        sets: 'the answer cache',
        appliesWhen: { path: 'models.costControls.cache', is: [true] },
      }),
      batch: value(flag, {
        default: false,
        title: 'Batches',
        question: 'May work without a waiting person be gathered into cheaper batches?',
        sets: 'background calls',
      }),
      earlyExit: value(flag, {
        default: true,
        title: 'Early exit',
        question: 'Should a run stop as soon as it has its answer?',
        sets: 'the loop',
      }),
      maxTokensPerRequest: value(aboveZero.int().describe('a whole number above 0'), {
        default: 32000,
        title: 'Tokens a request',
        question: 'How many tokens may one request use in all?',
        sets: 'the limit of a run',
      }),
    },
  ),
});
