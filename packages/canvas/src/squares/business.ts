import * as z from 'zod';
import { generative, square, topic, value } from '../setting.ts';
import { aboveZero, filled, listOf, positive, slug, text } from '../shapes.ts';

const kpi = z.strictObject({
  name: slug,
  unit: text.default('ratio'),
  target: z.number(),
  direction: z.enum(['up', 'down']).default('up'),
});

/** C1: what was proved, how value is measured, how many people come, how far it grows. */
export const business = square({
  provenValue: topic(
    { title: 'Proven value', summary: 'What the trial proved, in words.', requiredFrom: 'production' },
    {},
  ),
  businessMetrics: topic(
    { title: 'Business metrics', summary: 'The figures by which the business judges it.', requiredFrom: 'production' },
    {
      kpis: generative(listOf(kpi, 'name'), {
        default: [],
        title: 'KPIs',
        question: 'Which figures show that it is worth its money?',
        example: [{ name: 'resolution_rate', unit: 'ratio', target: 0.6, direction: 'up' }],
        sets: 'KPI metrics and their row on the dashboard',
      }),
    },
  ),
  scale: topic(
    {
      title: 'Scale',
      summary: 'How many people use it, how often, and how uneven the load is.',
      requiredFrom: 'production',
    },
    {
      monthlyUsers: value(positive, {
        default: 1000,
        title: 'Users a month',
        question: 'How many different people will use it in a month?',
        example: 180000,
        sets: 'derived load, replicas, pools and the cost forecast',
      }),
      interactionsPerUserPerDay: value(aboveZero, {
        default: 2,
        title: 'Uses a day',
        question: 'How many times a day does one of them ask it something, on average?',
        example: 0.2,
        sets: 'derived load and the cost forecast',
      }),
      peakFactor: value(z.number().min(1).describe('a number, 1 or more'), {
        default: 5,
        title: 'Peak factor',
        question: 'How many times busier is the busiest hour than an average one?',
        example: 12,
        sets: 'derived load and replicas',
      }),
    },
  ),
  growth: topic(
    { title: 'Growth', summary: 'How far ahead to plan, by which factor, with what new.', requiredFrom: 'production' },
    {
      horizonMonths: value(positive, {
        default: 12,
        title: 'Horizon',
        question: 'How many months ahead do you plan?',
        sets: 'the capacity document',
      }),
      multiple: value(z.number().min(1).describe('a number, 1 or more'), {
        default: 3,
        title: 'Growth factor',
        question: 'How many times today’s use do you expect by then?',
        sets: 'the upper bound of the autoscaler and the capacity document',
      }),
      capabilities: generative(z.array(filled), {
        default: [],
        title: 'New capabilities',
        question: 'What should it learn to do by then?',
        example: ['answers in French'],
        sets: 'the capacity document and the roadmap',
      }),
    },
  ),
});
