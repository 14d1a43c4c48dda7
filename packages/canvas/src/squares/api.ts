import * as z from 'zod';
import { auto, generative, group, square, structural, topic, value } from '../setting.ts';
import { cron, filled, flag, listOf, percent, positive, slug, text } from '../shapes.ts';

const gateway = z.strictObject({
  id: slug,
  baseUrl: z.url().describe('an address such as https://gateway.example'),
  models: z.array(slug).default([]),
  healthPath: filled.default('/health'),
});

const compares = { path: 'api.comparison.enabled', is: [true] } as const;

const limit = (what: string, formula: string, example: number) =>
  auto(positive, {
    formula,
    title: `Limit: ${what}`,
    question: `How many ${what} are allowed?`,
    help: 'auto: what the load and a full context need, and never less than the usual limit.',
    example,
    sets: 'rate limits',
  });

/** C8: how it is reached and bounded, how models are compared, trained and kept. */
export const api = square({
  endpoints: topic(
    {
      title: 'Endpoints and limits',
      summary: 'Gateways to models, and how much may pass.',
      requiredFrom: 'production',
    },
    {
      gateways: generative(listOf(gateway, 'id'), {
        default: [],
        title: 'Gateways',
        question: 'Do calls to models pass through gateways of your own? Which?',
        example: [{ id: 'eu', baseUrl: 'https://gateway.example', models: ['main'], healthPath: '/health' }],
        sets: 'gateways and their health checks',
      }),
      limits: group({
        global: group({
          requestsPerMinute: limit('requests a minute in all', 'globalRequestsPerMinute', 12000),
          tokensPerMinute: limit('tokens a minute in all', 'globalTokensPerMinute', 2000000),
        }),
        perUser: group({
          requestsPerMinute: value(positive, {
            default: 100,
            title: 'Limit: requests a minute of one person',
            question: 'How many requests a minute may one person make?',
            example: 30,
            sets: 'rate limits',
          }),
          tokensPerMinute: limit('tokens a minute of one person', 'userTokensPerMinute', 60000),
        }),
        perModel: group({
          requestsPerMinute: limit('requests a minute to one model', 'modelRequestsPerMinute', 5000),
          tokensPerMinute: limit('tokens a minute to one model', 'modelTokensPerMinute', 800000),
        }),
      }),
    },
  ),
  comparison: topic(
    {
      title: 'Comparison',
      summary: 'Whether a candidate model gets a share of the traffic.',
      requiredFrom: 'production',
    },
    {
      enabled: value(flag, {
        default: false,
        title: 'Compare',
        question: 'Do you want to try another model on real traffic?',
        sets: 'the split and its report',
      }),
      candidate: value(text, {
        default: '',
        title: 'Candidate',
        question: 'Which model is tried?',
        example: 'small',
        sets: 'the split',
        appliesWhen: compares,
      }),
      trafficPct: value(percent, {
        default: 10,
        title: 'Share',
        question: 'What share of requests does it get, in percent?',
        sets: 'the split',
        appliesWhen: compares,
      }),
      minSamples: value(positive, {
        default: 200,
        title: 'Least samples',
        question: 'After how many requests may it be judged?',
        sets: 'the report',
        appliesWhen: compares,
      }),
    },
  ),
  fineTuningPipeline: topic(
    { title: 'Tuning pipeline', summary: 'When collected examples become training data.', requiredFrom: 'production' },
    {
      schedule: value(cron, {
        default: '0 4 * * 0',
        title: 'Schedule',
        question: 'When does the pipeline run (cron, UTC)?',
        sets: 'the tuning job',
        appliesWhen: { path: 'models.fineTuning.mode', is: ['active'] },
      }),
      minExamples: value(positive, {
        default: 500,
        title: 'Least examples',
        question: 'How many new examples must there be for an export?',
        sets: 'the export',
        appliesWhen: { path: 'models.fineTuning.mode', is: ['collect', 'active'] },
      }),
    },
  ),
  versions: topic(
    { title: 'Model versions', summary: 'Where versions of models are recorded.', requiredFrom: 'production' },
    {
      registry: structural(z.enum(['file', 'mlflow']), {
        default: 'file',
        title: 'Registry',
        question: 'Where is it recorded which version of which model is in use: a file, or an MLflow service?',
        sets: 'the registry adapter and its service',
      }),
    },
  ),
});
