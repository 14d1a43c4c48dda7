import * as z from 'zod';
import { duration, durationOrForever } from '../duration.ts';
import { generative, square, structural, topic, value } from '../setting.ts';
import { cron, filled, flag, listOf, slug, text } from '../shapes.ts';
import { hasKnowledge } from './knowledge.ts';

const source = z.strictObject({
  name: slug,
  kind: z.enum(['files', 'http', 's3', 'postgres']),
  location: filled,
  content: filled.default('prose'),
});

/** C5: what it knows from, how clean that is, who owns it. */
export const data = square({
  platform: topic(
    { title: 'Data platform', summary: 'One store for everything, or one per concern.', requiredFrom: 'production' },
    {
      layout: structural(z.enum(['unified', 'separate']), {
        default: 'unified',
        title: 'Layout',
        question: 'One database for everything, or separate ones for knowledge and for runs?',
        sets: 'services and connection settings',
      }),
    },
  ),
  pipelines: topic(
    { title: 'Pipelines', summary: 'Sources of knowledge, and when they are read.', requiredFrom: 'production' },
    {
      sources: generative(listOf(source, 'name'), {
        default: [],
        title: 'Sources',
        question: 'Where does its knowledge come from?',
        help: 'A folder of files, an address, a bucket or a query.',
        example: [{ name: 'handbook', kind: 'files', location: './knowledge', content: 'prose' }],
        sets: 'an ingestion job for each source',
        appliesWhen: hasKnowledge,
      }),
      schedule: value(cron, {
        default: '0 3 * * *',
        title: 'Schedule',
        question: 'When are the sources read (cron, UTC)?',
        sets: 'the ingestion schedule',
        appliesWhen: hasKnowledge,
      }),
    },
  ),
  quality: topic(
    {
      title: 'Data quality',
      summary: 'How old it may be, and what each document is checked for.',
      requiredFrom: 'production',
    },
    {
      maxAge: value(durationOrForever, {
        default: '30d',
        title: 'Oldest content',
        question: 'From what age is a document too old to be trusted?',
        sets: 'a validator and its alert',
        appliesWhen: hasKnowledge,
      }),
      deduplicate: value(flag, {
        default: true,
        title: 'Duplicates',
        question: 'Should the same text found twice be kept once?',
        sets: 'a validator',
        appliesWhen: hasKnowledge,
      }),
      checks: value(z.array(z.enum(['language', 'length', 'pii', 'reviewed', 'agreement'])), {
        default: ['language', 'length', 'pii'],
        title: 'Checks',
        question: 'What should be checked before a document is used?',
        help: 'reviewed: a person approved it; agreement: two sources say the same.',
        sets: 'validators',
        appliesWhen: hasKnowledge,
      }),
    },
  ),
  governance: topic(
    {
      title: 'Data governance',
      summary: 'Who owns the knowledge, when it is reviewed, which classes it may hold.',
      requiredFrom: 'production',
    },
    {
      owner: value(text, {
        default: '',
        title: 'Owner',
        question: 'Who answers for what it knows?',
        example: '@support-head',
        sets: 'required metadata of documents',
        appliesWhen: hasKnowledge,
      }),
      reviewEvery: value(duration, {
        default: '90d',
        title: 'Review',
        question: 'How often is the knowledge reviewed?',
        sets: 'required metadata and the review alert',
        appliesWhen: hasKnowledge,
      }),
      classes: value(z.array(filled), {
        default: [],
        title: 'Classes',
        question: 'Which classes of data may it hold? None: any.',
        example: ['public', 'internal'],
        sets: 'which documents are accepted',
        appliesWhen: hasKnowledge,
      }),
    },
  ),
});
