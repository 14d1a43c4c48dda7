import * as z from 'zod';
import { durationOrForever } from '../duration.ts';
import { auto, group, square, structural, topic, value } from '../setting.ts';
import { flag, positive, ratio } from '../shapes.ts';
import { size } from '../size.ts';

const recalls = { not: { path: 'memory.architecture.longTerm', is: ['none'] } } as const;

const weight = (what: string, share: number) =>
  value(ratio, {
    default: share,
    title: `Weight of ${what}`,
    question: `How much does ${what} count when it looks for what to remember, from 0 to 1?`,
    sets: 'the order of recalled memories',
    appliesWhen: recalls,
  });

/** C4: where it remembers, how much fits into a prompt, across which visits, for how long. */
export const memory = square({
  architecture: topic(
    {
      title: 'Memory stores',
      summary: 'Where the running talk, the work at hand and the long memory are kept.',
      requiredFrom: 'production',
    },
    {
      shortTerm: structural(z.enum(['in-process', 'redis']), {
        stages: ['in-process', 'redis', 'redis'],
        title: 'The running talk',
        question: 'Where is the current conversation kept?',
        help: 'More than one replica needs redis.',
        sets: 'the short-term store and its service',
      }),
      working: structural(z.enum(['embedded', 'postgres']), {
        stages: ['embedded', 'postgres', 'postgres'],
        title: 'The work at hand',
        question: 'Where are runs and threads kept?',
        help: 'More than one replica needs postgres.',
        sets: 'the database and its service',
      }),
      longTerm: structural(z.enum(['pgvector', 'none', 'weaviate']), {
        default: 'pgvector',
        title: 'The long memory',
        question: 'Where is kept what it should remember for months, if anything?',
        sets: 'the long-term store and its service',
      }),
    },
  ),
  persistence: topic(
    {
      title: 'Context and recall',
      summary: 'How much fits into a prompt, and what is worth recalling.',
      requiredFrom: 'production',
    },
    {
      windowTokens: value(positive, {
        default: 16000,
        title: 'Context window',
        question: 'How many tokens of history and knowledge may go into a prompt?',
        sets: 'the context builder',
      }),
      strategy: value(z.enum(['sliding', 'summary']), {
        default: 'sliding',
        title: 'When it is full',
        question: 'When the window is full: drop the oldest turns (sliding), or sum them up (summary)?',
        sets: 'the context builder',
      }),
      relevance: group({
        minimum: auto(ratio, {
          formula: 'minimumRelevance',
          title: 'Least relevance',
          question: 'How alike must a memory be to be recalled at all, from 0 to 1?',
          help: 'auto: by the embedding model.',
          example: 0.7,
          sets: 'recall thresholds',
          appliesWhen: recalls,
        }),
        optimal: auto(ratio, {
          formula: 'optimalRelevance',
          title: 'Good relevance',
          question: 'From which likeness is a memory surely worth its place, from 0 to 1?',
          help: 'auto: by the embedding model.',
          example: 0.85,
          sets: 'recall thresholds',
          appliesWhen: recalls,
        }),
        weights: group({
          semantic: weight('meaning', 0.6),
          recency: weight('freshness', 0.3),
          importance: weight('importance', 0.1),
        }),
      }),
    },
  ),
  continuity: topic(
    {
      title: 'Continuity',
      summary: 'What carries over from visit to visit, and for whom.',
      requiredFrom: 'production',
    },
    {
      crossSession: value(flag, {
        default: true,
        title: 'Across visits',
        question: 'Should it remember a person from one visit to the next?',
        sets: 'whether recall crosses threads',
        appliesWhen: recalls,
      }),
      identity: value(z.enum(['user', 'tenant-user']), {
        default: 'user',
        title: 'Whose memory',
        question: 'Is a memory tied to a person, or to a person within a customer organisation?',
        sets: 'isolation of memories',
      }),
    },
  ),
  lifecycle: topic(
    {
      title: 'Life of a memory',
      summary: 'How long each kind is kept, and erasure on request.',
      requiredFrom: 'pilot',
    },
    {
      shortTermTtl: value(durationOrForever, {
        default: '1h',
        title: 'Talk kept for',
        question: 'How long after the last word is a conversation forgotten?',
        sets: 'the short-term store',
      }),
      shortTermMaxBytes: value(size, {
        default: '1GB',
        title: 'Talk at most',
        question: 'How much memory may running conversations take?',
        sets: 'the short-term store',
      }),
      workingTtl: value(durationOrForever, {
        default: '24h',
        title: 'Work kept for',
        question: 'How long are the steps of a finished run kept?',
        sets: 'the sweeper',
      }),
      longTermRetention: value(durationOrForever, {
        default: 'forever',
        title: 'Long memory kept for',
        question: 'How long are long-term memories kept?',
        example: '365d',
        sets: 'the sweeper',
        appliesWhen: recalls,
      }),
      eraseOnRequest: value(flag, {
        default: true,
        title: 'Erase on request',
        question: 'Can a person have all that is stored about them erased?',
        sets: 'the erasure route and its test',
      }),
    },
  ),
});
