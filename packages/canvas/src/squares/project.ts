import * as z from 'zod';
import { duration } from '../duration.ts';
import { generative, group, square, topic, value } from '../setting.ts';
import { amount, day, filled, listOf, text } from '../shapes.ts';

const roleNames = [
  'leadArchitect',
  'securityArchitect',
  'performanceEngineer',
  'productOwner',
  'legal',
  'stakeholderRepresentative',
  'releaseManager',
  'operationsLead',
  'securityLead',
] as const;

const phase = z.strictObject({ name: filled, start: day, end: day, gate: text.default('') });

const criterion = z.strictObject({
  name: filled,
  metric: filled,
  threshold: z.number(),
  direction: z.enum(['up', 'down']).default('up'),
});

const level = z.enum(['low', 'medium', 'high']);
const risk = z.strictObject({
  risk: filled,
  likelihood: level.default('medium'),
  impact: level.default('medium'),
  owner: text.default(''),
  mitigation: text.default(''),
});

const role = (title: string, duty: string) =>
  value(z.array(filled), {
    default: [],
    title,
    question: `Who ${duty}?`,
    help: 'Accounts or teams of your code host.',
    example: ['@lead'],
    sets: 'code owners, reviewers and the approvals of this role',
  });

const roles = group({
  leadArchitect: role('Lead architect', 'decides how the parts fit together'),
  securityArchitect: role('Security architect', 'decides how it is kept safe'),
  performanceEngineer: role('Performance engineer', 'looks after speed and load'),
  productOwner: role('Product owner', 'decides what it should do'),
  legal: role('Legal', 'judges what the law allows'),
  stakeholderRepresentative: role('Voice of the stakeholders', 'speaks for those it affects'),
  releaseManager: role('Release manager', 'decides when a version goes out'),
  operationsLead: role('Operations lead', 'keeps it running'),
  securityLead: role('Security lead', 'answers for incidents of security'),
});

const approval = (what: string, roles: (typeof roleNames)[number][]) =>
  value(z.array(z.enum(roleNames)), {
    default: roles,
    title: `Approval: ${what}`,
    question: `Which roles must agree to a change of ${what}?`,
    example: roles,
    sets: 'required reviewers and the approval document',
  });

/** C0: who builds it, by when, at what cost, and how success is judged. */
export const project = square({
  team: topic({ title: 'Team', summary: 'Who holds which role.', requiredFrom: 'production' }, { roles }),
  timeline: topic(
    { title: 'Timeline', summary: 'Phases with their dates and the gate that ends each.', requiredFrom: 'production' },
    {
      phases: generative(listOf(phase, 'name'), {
        default: [],
        title: 'Phases',
        question: 'In which steps will it reach its users, from when to when?',
        example: [{ name: 'pilot', start: '2027-01-11', end: '2027-02-26', gate: 'accuracy >= 0.95' }],
        sets: 'the roadmap',
      }),
    },
  ),
  resources: topic(
    { title: 'Resources', summary: 'What the team and its machines cost a month.', requiredFrom: 'production' },
    {
      teamMonthlyUsd: value(amount, {
        default: 0,
        title: 'Team cost',
        question: 'What does the team cost a month, in US dollars?',
        example: 38000,
        sets: 'the cost document',
      }),
      infrastructureMonthlyUsd: value(amount, {
        default: 0,
        title: 'Infrastructure cost',
        question: 'What may machines and services cost a month, models not counted, in US dollars?',
        example: 2400,
        sets: 'the cost document and its alert',
      }),
    },
  ),
  successMetrics: topic(
    { title: 'Success metrics', summary: 'When the project counts as done.', requiredFrom: 'production' },
    {
      criteria: generative(listOf(criterion, 'name'), {
        default: [],
        title: 'Criteria',
        question: 'Which measured figures would tell you that it worked?',
        example: [{ name: 'resolved without a person', metric: 'resolution_rate', threshold: 0.6, direction: 'up' }],
        sets: 'the readiness gate',
      }),
    },
  ),
  risks: topic(
    { title: 'Risks', summary: 'What can go wrong, who watches it, what softens it.', requiredFrom: 'production' },
    {
      register: generative(listOf(risk), {
        default: [],
        title: 'Risk register',
        question: 'What could go wrong, and what would you do about it?',
        example: [
          {
            risk: 'wrong refund',
            likelihood: 'medium',
            impact: 'high',
            owner: 'securityLead',
            mitigation: 'approval over 100 USD',
          },
        ],
        sets: 'the risk register and a playbook for each risk',
      }),
    },
  ),
  stakeholders: topic(
    {
      title: 'Stakeholders',
      summary: 'Which roles approve what, and how people are kept informed.',
      requiredFrom: 'production',
    },
    {
      approvals: group({
        architecture: approval('the architecture', ['leadArchitect', 'performanceEngineer']),
        security: approval('security', ['securityArchitect']),
        business: approval('business terms', ['productOwner', 'legal', 'stakeholderRepresentative']),
        release: approval('a release', ['releaseManager', 'operationsLead', 'securityLead']),
      }),
      engagement: group({
        every: value(duration, {
          default: '30d',
          title: 'How often',
          question: 'How often do you tell stakeholders where things stand?',
          sets: 'the reminder to report',
        }),
        channel: value(text, {
          default: '',
          title: 'Where',
          question: 'Where do you tell them?',
          example: '#agent-news',
          sets: 'the engagement document',
        }),
      }),
    },
  ),
});
