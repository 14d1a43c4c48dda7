import * as z from 'zod';
import { duration, durationOrForever } from '../duration.ts';
import { auto, group, square, topic, value } from '../setting.ts';
import { aboveZero, filled, flag, percent } from '../shapes.ts';

const milliseconds = z.number().gt(0).describe('milliseconds, a number above 0');

const percentile = (share: string, ms: number) =>
  value(milliseconds, {
    default: ms,
    title: `Service time, ${share}`,
    question: `Within how many milliseconds must the service itself answer in ${share} of requests?`,
    help: 'Its own time: models and tools are not counted.',
    sets: 'an objective, its alert and the load test’s threshold',
  });

/** C2: how fast, how dependable, how dear, how secret. */
export const requirements = square({
  performance: topic(
    {
      title: 'Performance',
      summary: 'Service time, first words, whole task, and the load to bear.',
      requiredFrom: 'pilot',
    },
    {
      p50Ms: percentile('50 %', 100),
      p95Ms: percentile('95 %', 250),
      p99Ms: percentile('99 %', 500),
      firstTokenP95Ms: value(milliseconds, {
        default: 2000,
        title: 'First words',
        question: 'After how many milliseconds should the first words appear, in 95 % of cases?',
        sets: 'an objective, its alert and the time-out of the first token',
      }),
      taskP95Ms: value(milliseconds, {
        default: 15000,
        title: 'Whole task',
        question: 'How long may a whole task take, in milliseconds, in 95 % of cases?',
        sets: 'an objective, its alert, the run’s deadline and the rollback threshold',
      }),
      sustainedRps: auto(aboveZero, {
        formula: 'sustainedRps',
        title: 'Sustained load',
        question: 'How many requests a second must it bear all day?',
        help: 'auto: derived from users, uses a day and the peak factor.',
        example: 20,
        sets: 'replicas, pools, rate limits and the load profile',
      }),
      peakRps: auto(aboveZero, {
        formula: 'peakRps',
        title: 'Peak load',
        question: 'How many requests a second must it bear for a few minutes?',
        help: 'auto: twice the sustained load.',
        example: 60,
        sets: 'replicas, pools and the load profile',
      }),
    },
  ),
  reliability: topic(
    {
      title: 'Reliability',
      summary: 'Availability, errors, time to repair, and what a loss may cost.',
      requiredFrom: 'pilot',
    },
    {
      availabilityPct: value(percent, {
        stages: [99, 99.9, 99.99],
        title: 'Availability',
        question: 'For what share of the time must it be up, in percent?',
        sets: 'burn-rate alerts and replicas',
      }),
      errorRatePct: value(percent, {
        stages: [1, 0.5, 0.1],
        title: 'Errors',
        question: 'What share of requests may fail, in percent?',
        sets: 'an objective and its alert',
      }),
      mttrMinutes: value(aboveZero, {
        stages: [60, 30, 5],
        title: 'Time to repair',
        question: 'Within how many minutes must a failure be repaired, on average?',
        sets: 'escalation times and the runbooks',
      }),
      rpo: value(duration, {
        stages: ['24h', '1h', '15m'],
        title: 'Data that may be lost',
        question: 'If everything burned down, how much of the latest data could you do without?',
        help: 'The recovery point objective.',
        sets: 'backup jobs and the restore drill',
      }),
      rto: value(duration, {
        stages: ['4h', '2h', '1h'],
        title: 'Time until it is back',
        question: 'How soon must it be running again after that?',
        help: 'The recovery time objective.',
        sets: 'the restore drill and its alert',
      }),
      backup: group({
        continuous: value(flag, {
          stages: [false, true, true],
          title: 'Continuous backup',
          question: 'Should every change be shipped to the backup at once?',
          sets: 'log shipping of the database',
        }),
        every: value(duration, {
          default: '24h',
          title: 'Full backup',
          question: 'How often should a full backup be taken?',
          sets: 'the backup job',
        }),
        retention: value(durationOrForever, {
          default: '30d',
          title: 'Backups kept',
          question: 'How long are backups kept?',
          sets: 'the backup job',
        }),
      }),
    },
  ),
  budget: topic(
    { title: 'Budget', summary: 'What models may cost, and what to favour.', requiredFrom: 'prototype' },
    {
      monthlyUsd: value(aboveZero, {
        default: 500,
        title: 'A month',
        question: 'How much may the models cost a month, in US dollars?',
        example: 9000,
        sets: 'the cost guard and its alert',
      }),
      perRequestUsd: value(aboveZero, {
        default: 0.005,
        title: 'A request',
        question: 'How much may one request cost, in US dollars?',
        example: 0.007,
        sets: 'the cost guard of a run and its alert',
      }),
      alertAtPct: value(percent, {
        default: 80,
        title: 'Warn at',
        question: 'At what share of the monthly sum do you want a warning, in percent?',
        sets: 'the cost alert',
      }),
      optimizeFor: value(z.enum(['quality', 'cost', 'latency']), {
        default: 'quality',
        title: 'Favour',
        question: 'When they pull apart, what matters most: quality, cost or speed?',
        sets: 'the default order of models in routing',
      }),
    },
  ),
  securityNeeds: topic(
    {
      title: 'Security needs',
      summary: 'How secret the data is, where it may be, whether it is encrypted.',
      requiredFrom: 'pilot',
    },
    {
      dataClass: value(z.enum(['public', 'internal', 'confidential', 'restricted']), {
        default: 'internal',
        title: 'Data class',
        question: 'How secret is the most secret thing that it will see?',
        sets: 'masking, the network policy and what the logs may hold',
      }),
      residency: value(z.array(filled), {
        default: [],
        title: 'Where data may be',
        question: 'In which regions must the data stay? None: anywhere.',
        example: ['eu'],
        sets: 'the nodes on which pods may run',
        // On one machine of compose the team chooses the place with the machine.
        appliesWhen: { path: 'stack.target', is: ['kubernetes'] },
      }),
      encryptionAtRest: value(flag, {
        default: true,
        title: 'Encryption at rest',
        question: 'Should stored data be encrypted?',
        sets: 'encryption of stored turns and memories',
      }),
    },
  ),
});
