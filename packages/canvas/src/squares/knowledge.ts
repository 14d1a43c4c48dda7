import * as z from 'zod';
import { duration } from '../duration.ts';
import { auto, generative, group, square, structural, topic, value } from '../setting.ts';
import { filled, flag, listOf, percent, positive, ratio, text } from '../shapes.ts';

export const hasKnowledge = { not: { path: 'knowledge.updateStrategy.mode', is: ['none'] } } as const;
const embeds = { any: [hasKnowledge, { not: { path: 'memory.architecture.longTerm', is: ['none'] } }] } as const;

const contentModel = z.strictObject({ content: filled, model: filled });

const weight = (what: string, share: number) =>
  value(ratio, {
    default: share,
    title: `Weight of ${what}`,
    question: `How much does ${what} count when it searches its knowledge, from 0 to 1?`,
    sets: 'the order of search results',
    appliesWhen: hasKnowledge,
  });

/** C6: how knowledge is kept current, embedded, found and watched. */
export const knowledge = square({
  updateStrategy: topic(
    {
      title: 'Keeping current',
      summary: 'Whether it has knowledge of its own, and how that is renewed.',
      requiredFrom: 'production',
    },
    {
      mode: structural(z.enum(['none', 'incremental', 'full']), {
        default: 'none',
        title: 'Mode',
        question: 'Does it search documents of yours? If so: read only what changed, or everything anew each time?',
        sets: 'the knowledge package and its jobs',
      }),
      every: value(duration, {
        default: '24h',
        title: 'Renewed every',
        question: 'How often is the index brought up to date?',
        sets: 'the index job',
        appliesWhen: hasKnowledge,
      }),
    },
  ),
  embedding: topic(
    {
      title: 'Embedding',
      summary: 'Which model turns text into vectors, for which content.',
      requiredFrom: 'production',
    },
    {
      model: structural(filled, {
        default: 'local-hash',
        title: 'Model',
        question: 'Which model should judge how alike two texts are?',
        help: 'local-hash (by words, no download), all-mpnet-base-v2 or all-MiniLM-L6-v2 (by meaning, local), or the name of a hosted model.',
        example: 'all-MiniLM-L6-v2',
        sets: 'the embedder',
        appliesWhen: embeds,
      }),
      byContent: generative(listOf(contentModel), {
        default: [],
        title: 'By content',
        question: 'Does some content need another model?',
        example: [{ content: 'code', model: 'all-mpnet-base-v2' }],
        sets: 'an embedder for each kind of content',
        appliesWhen: hasKnowledge,
      }),
      fallback: value(text, {
        default: '',
        title: 'Second index',
        question: 'Which model should build a second index, for when the first fails? Empty: none.',
        example: 'local-hash',
        sets: 'the second index',
        appliesWhen: hasKnowledge,
      }),
      batchSize: value(positive, {
        default: 64,
        title: 'Batch',
        question: 'How many texts are embedded at once?',
        sets: 'the embedder',
        appliesWhen: embeds,
      }),
      cache: value(flag, {
        default: true,
        title: 'Cache',
        question: 'Should the vector of a text seen before be reused?',
        sets: 'the embedder',
        appliesWhen: embeds,
      }),
      quantize: value(flag, {
        default: false,
        title: 'Smaller vectors',
        question: 'Should vectors be stored at a quarter of their size, a little less exact?',
        sets: 'the embedder and the index',
        appliesWhen: embeds,
      }),
    },
  ),
  retrieval: topic(
    {
      title: 'Retrieval',
      summary: 'How results are weighed, how many, and from which score.',
      requiredFrom: 'production',
    },
    {
      weights: group({
        semantic: weight('meaning', 0.6),
        lexical: weight('the words themselves', 0.3),
        recency: weight('freshness', 0.1),
      }),
      minimumScore: auto(ratio, {
        formula: 'minimumScore',
        title: 'Least score',
        question: 'From which score may a passage be used at all, from 0 to 1?',
        help: 'auto: by the embedding model.',
        example: 0.6,
        sets: 'the retriever',
        appliesWhen: hasKnowledge,
      }),
      optimalScore: auto(ratio, {
        formula: 'optimalScore',
        title: 'Good score',
        question: 'From which score is a passage surely right, from 0 to 1?',
        help: 'auto: by the embedding model.',
        example: 0.8,
        sets: 'the retriever',
        appliesWhen: hasKnowledge,
      }),
      topK: value(positive, {
        default: 8,
        title: 'Passages',
        question: 'How many passages may go into a prompt?',
        sets: 'the retriever',
        appliesWhen: hasKnowledge,
      }),
      rerank: value(flag, {
        default: false,
        title: 'Second look',
        question: 'Should the best passages be ordered again by a slower, better judge?',
        sets: 'the retriever',
        appliesWhen: hasKnowledge,
      }),
    },
  ),
  monitoring: topic(
    {
      title: 'Knowledge monitoring',
      summary: 'When hits, freshness, lag or failures call for someone.',
      requiredFrom: 'production',
    },
    {
      minHitRatePct: value(percent, {
        default: 80,
        title: 'Hits',
        question: 'In what share of searches must it find something, in percent?',
        sets: 'an alert',
        appliesWhen: hasKnowledge,
      }),
      maxStaleness: value(duration, {
        default: '48h',
        title: 'Staleness',
        question: 'How far behind its sources may the index be?',
        sets: 'an alert',
        appliesWhen: hasKnowledge,
      }),
      maxLag: value(duration, {
        default: '1h',
        title: 'Lag',
        question: 'How long may a changed document wait to be indexed?',
        sets: 'an alert',
        appliesWhen: hasKnowledge,
      }),
      maxFailurePct: value(percent, {
        default: 5,
        title: 'Failures',
        question: 'What share of documents may fail to be read, in percent?',
        sets: 'an alert',
        appliesWhen: hasKnowledge,
      }),
    },
  ),
});
