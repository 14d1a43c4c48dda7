import * as z from 'zod';
import { generative, group, square, structural, topic, value } from '../setting.ts';
import { filled, flag, listOf, percent, slug, text } from '../shapes.ts';

const cohort = z.strictObject({ name: slug, pct: percent });
const contact = z.strictObject({ name: filled, address: filled });

const alertTo = (where: string) =>
  value(flag, {
    default: false,
    title: `Alerts: ${where}`,
    question: `Should alerts reach you by ${where}?`,
    sets: 'routes of alerts',
  });

/** C10: where people meet it, who gets it first, who helps them, what they think. */
export const experience = square({
  integration: topic(
    { title: 'Channels', summary: 'Where people meet the agent.', requiredFrom: 'production' },
    {
      channels: structural(z.array(z.enum(['http', 'sse', 'web-chat', 'slack', 'mcp'])).min(1), {
        default: ['http', 'sse'],
        title: 'Channels',
        question: 'How is it reached?',
        help: 'http and sse: an API, whole or word by word; web-chat: a page; slack; mcp: from other agents.',
        sets: 'the channels',
      }),
    },
  ),
  adoption: topic(
    { title: 'Adoption', summary: 'Which groups get it first.', requiredFrom: 'production' },
    {
      cohorts: generative(listOf(cohort, 'name'), {
        default: [],
        title: 'Cohorts',
        question: 'Which groups of users get it before the others, and what share of all is each?',
        example: [{ name: 'staff', pct: 5 }],
        sets: 'flags',
      }),
    },
  ),
  support: topic(
    { title: 'Support', summary: 'Who helps, when, and who is told of trouble.', requiredFrom: 'pilot' },
    {
      hours: value(text, {
        default: '',
        title: 'Hours',
        question: 'When is someone there to help?',
        example: 'Mon-Fri 09:00-17:00 CET',
        sets: 'alert routes by time, and the runbooks',
      }),
      contacts: generative(listOf(contact, 'name'), {
        default: [],
        title: 'Contacts',
        question: 'Whom do users turn to?',
        example: [{ name: 'support desk', address: 'support@shop.example' }],
        sets: 'the runbooks and the answer to a failed run',
      }),
      escalation: value(z.array(filled), {
        default: [],
        title: 'Escalation',
        question: 'Who is called, in which order, when it is not solved?',
        example: ['@ops', '@lead'],
        sets: 'the runbooks and alert routes',
      }),
      alerts: group({ slack: alertTo('Slack'), pagerduty: alertTo('PagerDuty'), email: alertTo('e-mail') }),
    },
  ),
  feedback: topic(
    {
      title: 'Feedback',
      summary: 'How people say what they think, and how content they must be.',
      requiredFrom: 'production',
    },
    {
      thumbs: value(flag, {
        default: true,
        title: 'Thumbs',
        question: 'Can people mark an answer as good or bad?',
        sets: 'the feedback API',
      }),
      comment: value(flag, {
        default: true,
        title: 'Comment',
        question: 'Can they write why?',
        sets: 'the feedback API',
      }),
      survey: value(flag, {
        default: false,
        title: 'Survey',
        question: 'Are they asked for a mark from 1 to 5 now and then?',
        sets: 'the feedback API',
      }),
      minSatisfaction: value(z.number().min(1).max(5).describe('a number from 1 to 5'), {
        default: 4,
        title: 'Least satisfaction',
        question: 'Below which average mark, out of 5, should someone be told?',
        sets: 'an objective and its alert',
      }),
    },
  ),
});
