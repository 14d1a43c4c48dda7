import * as z from 'zod';
import { answeredBy, generative, group, prose, stages, structural, topicMetas, value } from '../setting.ts';
import { filled, flag, kebab, listOf, text } from '../shapes.ts';

const useCase = z.strictObject({
  id: kebab,
  story: filled,
  requirements: z.array(filled).default([]),
  acceptance: z.array(filled).default([]),
});

const name = z
  .string()
  .max(214)
  .regex(/^(?!node_modules$)[a-z0-9][a-z0-9._-]*$/)
  .describe('a name that npm accepts: lower-case letters, digits, dots, hyphens and underscores, such as my-agent');

const scope = z
  .string()
  .regex(/^@[a-z0-9][a-z0-9._-]*$/)
  .describe('an npm scope: @ and lower-case letters, digits and hyphens, such as @my-agent');

const telemetry = group({
  traces: structural(z.enum(['otlp', 'jaeger']), {
    default: 'otlp',
    title: 'Traces',
    question: 'Where should traces of requests go?',
    help: 'otlp sends to any collector that you already have; jaeger adds one to the deployment.',
    sets: 'the exporter of traces and, for jaeger, its service',
  }),
  logs: structural(z.enum(['stdout', 'elasticsearch']), {
    default: 'stdout',
    title: 'Logs',
    question: 'Where should logs be kept?',
    help: 'stdout leaves them to the platform; elasticsearch adds a collector and a searchable store.',
    sets: 'the log pipeline of the deployment',
  }),
  metricsLongTerm: structural(z.enum(['none', 'thanos']), {
    default: 'none',
    title: 'Metrics for years',
    question: 'Must metrics be kept for longer than a month?',
    sets: 'long-term storage of metrics',
  }),
});

const stackTopic = z
  .strictObject({
    target: structural(z.enum(['compose', 'kubernetes', 'ecs']), {
      stages: ['compose', 'compose', 'kubernetes'],
      title: 'Where it runs',
      question: 'What will the agent be deployed on?',
      sets: 'manifests, images and the deploy commands',
    }),
    ci: structural(z.enum(['github', 'gitlab', 'none']), {
      default: 'github',
      title: 'Continuous integration',
      question: 'Which service checks your changes?',
      sets: 'the pipeline file',
    }),
    telemetry,
    pinNode: structural(flag, {
      default: true,
      title: 'Bring Node along',
      question: 'Should the repository install its own Node, so that every machine runs the same one?',
      sets: 'the development dependency `node`',
    }),
    prose: prose({
      title: 'Stack: in words',
      question: 'Why these technical choices?',
      sets: 'the architecture document',
    }),
    by: answeredBy.optional(),
  })
  .optional();

topicMetas.add(stackTopic, {
  title: 'Stack',
  summary: 'Technical choices that no square asks for: platform, pipeline, telemetry.',
  requiredFrom: undefined,
});

const useCases = generative(listOf(useCase, 'id'), {
  default: [],
  title: 'Use cases',
  question: 'What will people come to the agent for? Tell it as one or two short stories.',
  help: 'Acceptance is written as "Given … / When … / Then …"; each becomes a test.',
  example: [
    {
      id: 'refund',
      story: 'As a customer I want my money back for a pair that does not fit',
      requirements: ['answers within 15 s'],
      acceptance: [
        'Given a delivered order / When the customer asks for a refund within 30 days / Then a return label is sent',
      ],
    },
  ],
  sets: 'documents, golden sets, acceptance tests',
});

topicMetas.add(useCases, {
  title: 'Use cases',
  summary: 'The stories that the agent is for, what each requires, and how it is accepted.',
  requiredFrom: 'prototype',
});

/** The head of the file: what the agent is called, its stage, its use cases, its stack. */
export const head = {
  canvas: value(z.literal(1), {
    default: 1,
    title: 'Format',
    question: 'Which version of this format is the file written in?',
    sets: 'how the file is read',
  }),
  name: value(name, {
    default: 'my-agent',
    title: 'Name',
    question: 'What is the agent called?',
    example: 'shop-support',
    sets: 'the repository, the service and, without a scope, the scope',
  }),
  scope: value(scope, {
    default: '@my-agent',
    title: 'Scope',
    question: 'Under which npm scope should its packages stand?',
    help: 'Left out: @ and the name.',
    example: '@shop',
    sets: 'the names of all packages',
  }),
  description: value(text, {
    default: '',
    title: 'Description',
    question: 'In one sentence: what does it do, and for whom?',
    example: 'Answers customers of a shoe shop about orders, returns and refunds.',
    sets: 'the README, the manifests and the system prompt',
  }),
  stage: structural(z.enum(stages), {
    default: 'prototype',
    title: 'Stage',
    question: 'How far along is it: a first try, a trial with real users, or the real thing?',
    sets: 'the defaults of other settings, and which topics must be answered',
  }),
  by: answeredBy.optional(),
  useCases,
  stack: stackTopic,
};
