import * as z from 'zod';
import { auto, generative, group, square, structural, topic, value } from '../setting.ts';
import { aboveZero, count, flag, kebab, percent, positive, text } from '../shapes.ts';
import { size } from '../size.ts';

const specialist = z.strictObject({ name: kebab, duty: text.default(''), tools: z.array(kebab).default([]) });

const milliseconds = z.number().gt(0).describe('milliseconds, a number above 0');
// Compose replaces the one container that it has; only Kubernetes has versions side by side.
const sideBySide = { path: 'stack.target', is: ['kubernetes'] } as const;
const stepped = { all: [sideBySide, { path: 'architecture.rollouts.strategy', is: ['canary'] }] } as const;
const watched = {
  all: [sideBySide, { path: 'architecture.rollouts.strategy', is: ['canary', 'blue-green'] }],
} as const;

const breaker = group({
  errorPct: value(percent, {
    default: 5,
    title: 'Breaker: errors',
    question: 'At what share of failing calls should it stop calling a broken dependency, in percent?',
    sets: 'the circuit breakers',
  }),
  p95Ms: value(milliseconds, {
    default: 500,
    title: 'Breaker: slowness',
    question: 'At which service time (95 %), in milliseconds, should it stop calling a slow dependency?',
    sets: 'the circuit breakers',
  }),
  windowSeconds: value(aboveZero, {
    default: 60,
    title: 'Breaker: window',
    question: 'Over how many seconds are these measured?',
    sets: 'the circuit breakers',
  }),
  minRequests: value(positive, {
    default: 100,
    title: 'Breaker: least calls',
    question: 'After how many calls in that window may it judge?',
    sets: 'the circuit breakers',
  }),
  cpuPct: value(percent, {
    default: 80,
    title: 'Breaker: processor',
    question: 'At which load of the processor should it turn new work away, in percent?',
    sets: 'load shedding',
  }),
  memoryPct: value(percent, {
    default: 85,
    title: 'Breaker: memory',
    question: 'At which use of memory should it turn new work away, in percent?',
    sets: 'load shedding',
  }),
  resourceWindowSeconds: value(aboveZero, {
    default: 300,
    title: 'Breaker: window of resources',
    question: 'For how many seconds must that last?',
    sets: 'load shedding',
  }),
});

/** C3: how a run goes, one agent or several, what happens when something breaks, how versions go out. */
export const architecture = square({
  orchestration: topic(
    {
      title: 'Orchestration',
      summary: 'A loop or a graph of steps, its engine, parallelism and limits.',
      requiredFrom: 'production',
    },
    {
      style: structural(z.enum(['loop', 'dag']), {
        default: 'loop',
        title: 'Style',
        question: 'Should the agent find its own way step by step (loop), or follow a fixed graph of steps (dag)?',
        sets: 'the wiring of the agent',
      }),
      durableEngine: structural(z.enum(['journal', 'temporal']), {
        default: 'journal',
        title: 'Runs that survive a crash',
        question: 'What keeps a run’s steps: a journal in the database, or a Temporal service?',
        sets: 'the durable engine, its worker and service',
      }),
      maxParallel: value(positive, {
        default: 10,
        title: 'Parallel steps',
        question: 'How many steps of one run may go on at once?',
        sets: 'the loop’s parallel tool calls',
      }),
      limits: group({
        memory: value(size, {
          stages: ['1GB', '4GB', '16GB'],
          title: 'Memory',
          question: 'How much memory may one replica use?',
          sets: 'limits of the container',
        }),
        cpuCores: value(aboveZero, {
          stages: [1, 2, 8],
          title: 'Processor',
          question: 'How many processor cores may one replica use?',
          sets: 'limits of the container and derived replicas',
        }),
      }),
      alerts: group({
        latencySeconds: value(aboveZero, {
          default: 2,
          title: 'Alert: slow',
          question: 'At how many seconds for a step should someone be told?',
          sets: 'an alert',
        }),
        errorPct: value(percent, {
          default: 1,
          title: 'Alert: errors',
          question: 'At what share of failing steps should someone be told, in percent?',
          sets: 'an alert',
        }),
      }),
    },
  ),
  multiAgent: topic(
    {
      title: 'One agent or several',
      summary: 'One assistant, a router, or a supervisor with specialists.',
      requiredFrom: 'production',
    },
    {
      topology: structural(z.enum(['single', 'router', 'supervisor']), {
        default: 'single',
        title: 'Topology',
        question:
          'One assistant, a router that picks the right specialist, or a supervisor that lets several work together?',
        sets: 'agents, routes and their tests',
      }),
      specialists: generative(z.array(specialist), {
        default: [],
        title: 'Specialists',
        question: 'Which specialists are there, what is each for, and which tools does each use?',
        help: 'With topology single the one assistant has all of their tools.',
        example: [{ name: 'billing', duty: 'invoices and refunds', tools: ['lookup-invoice'] }],
        sets: 'agents, tools, routes and routing tests',
      }),
    },
  ),
  faultTolerance: topic(
    { title: 'Fault tolerance', summary: 'Retries, and when to stop trying.', requiredFrom: 'production' },
    {
      maxAttempts: value(positive, {
        default: 3,
        title: 'Attempts',
        question: 'How often may a call be tried in all?',
        sets: 'retries',
      }),
      initialDelayMs: value(count, {
        default: 1000,
        title: 'First wait',
        question: 'How many milliseconds before the second attempt?',
        sets: 'retries',
      }),
      multiplier: value(z.number().min(1).describe('a number, 1 or more'), {
        default: 2,
        title: 'Growth of the wait',
        question: 'By which factor does the wait grow each time?',
        sets: 'retries',
      }),
      maxDelayMs: value(count, {
        default: 10000,
        title: 'Longest wait',
        question: 'How many milliseconds may it wait at most?',
        sets: 'retries',
      }),
      breaker,
    },
  ),
  rollouts: topic(
    {
      title: 'Rollouts',
      summary: 'How a new version reaches users, and what takes it back.',
      requiredFrom: 'production',
    },
    {
      strategy: structural(z.enum(['rolling', 'canary', 'blue-green']), {
        stages: ['rolling', 'canary', 'canary'],
        title: 'Strategy',
        question:
          'Replace replicas one by one (rolling), let a few users in first (canary), or switch all at once with the old one ready (blue-green)?',
        sets: 'the rollout, its flags and analysis',
        appliesWhen: sideBySide,
      }),
      shadow: value(flag, {
        stages: [false, true, true],
        title: 'Shadow',
        question: 'Should a new version first see real requests without anybody seeing its answers?',
        sets: 'the shadow step of a rollout',
        appliesWhen: stepped,
      }),
      stepsPct: value(z.array(percent).min(1).describe('a list of percentages that ascend to 100'), {
        default: [1, 5, 25, 50, 100],
        title: 'Steps',
        question: 'To what share of users does it go at each step, in percent?',
        example: [5, 25, 100],
        sets: 'the steps of a rollout',
        appliesWhen: stepped,
      }),
      rollback: group({
        errorPct: value(percent, {
          default: 1,
          title: 'Rollback: errors',
          question: 'At what share of errors is it taken back, in percent?',
          sets: 'the rollout’s analysis',
          appliesWhen: watched,
        }),
        p95Ms: value(milliseconds, {
          default: 500,
          title: 'Rollback: service time',
          question: 'At which service time (95 %) is it taken back, in milliseconds?',
          sets: 'the rollout’s analysis',
          appliesWhen: watched,
        }),
        taskP95Ms: auto(milliseconds, {
          formula: 'rollbackTaskP95Ms',
          title: 'Rollback: whole task',
          question: 'At which time for a whole task (95 %) is it taken back, in milliseconds?',
          help: 'auto: one and a half times what performance allows a task.',
          example: 15000,
          sets: 'the rollout’s analysis',
          appliesWhen: watched,
        }),
      }),
    },
  ),
});
