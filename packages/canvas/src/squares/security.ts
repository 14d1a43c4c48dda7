import * as z from 'zod';
import { duration } from '../duration.ts';
import { generative, group, square, structural, topic, value } from '../setting.ts';
import { filled, flag, listOf, positive, slug } from '../shapes.ts';

const permission = z
  .string()
  .regex(/^([a-z][a-z-]*|\*):([a-z][a-z-]*|\*)$/)
  .describe('a permission such as runs:read');

const role = z.strictObject({ name: slug, permissions: z.array(permission).default([]) });
const serviceAccount = z.strictObject({ name: slug, permissions: z.array(permission).default([]) });

const withOidc = { path: 'security.implementation.auth', is: ['oidc'] } as const;

/** C9: who may come in, who may do what, which laws hold, what is recorded. */
export const security = square({
  implementation: topic(
    {
      title: 'Authentication and encryption',
      summary: 'How people prove who they are, and how data is protected.',
      requiredFrom: 'pilot',
    },
    {
      auth: structural(z.enum(['api-key', 'oidc', 'none']), {
        stages: ['api-key', 'oidc', 'oidc'],
        title: 'Authentication',
        question: 'How do callers prove who they are: a key, your company’s sign-in (oidc), or not at all?',
        help: 'none only for a prototype on compose.',
        sets: 'the middleware and its configuration',
      }),
      mfa: value(flag, {
        default: false,
        title: 'Second factor',
        question: 'Must a sign-in have used a second factor?',
        sets: 'which tokens are accepted',
        appliesWhen: withOidc,
      }),
      tls: group({
        minVersion: value(z.enum(['1.2', '1.3']), {
          default: '1.3',
          title: 'Oldest TLS',
          question: 'Which is the oldest version of TLS that you accept?',
          sets: 'the ingress',
        }),
        certificates: value(z.enum(['automatic', 'provided', 'none']), {
          default: 'automatic',
          title: 'Certificates',
          question:
            'Should certificates be fetched by themselves, do you provide them, or does something in front do it (none)?',
          sets: 'the ingress',
        }),
      }),
      session: group({
        timeout: value(duration, {
          default: '8h',
          title: 'Session',
          question: 'After how long must a person sign in again?',
          sets: 'session limits',
          appliesWhen: withOidc,
        }),
        refresh: value(duration, {
          default: '1h',
          title: 'Refresh',
          question: 'How old may a token be before it must be renewed?',
          sets: 'session limits',
          appliesWhen: withOidc,
        }),
        maxConcurrent: value(positive, {
          default: 3,
          title: 'Sessions at once',
          question: 'How many sessions may one person have at once?',
          sets: 'session limits',
          appliesWhen: withOidc,
        }),
      }),
      piiMasking: value(flag, {
        default: true,
        title: 'Masking',
        question: 'Should personal data be masked before anything is logged?',
        sets: 'masking of logs, traces and audit',
      }),
      keyRotation: value(duration, {
        default: '30d',
        title: 'Key rotation',
        question: 'How often is the encryption key changed?',
        sets: 'the key’s age limit and its alert',
        appliesWhen: { path: 'requirements.securityNeeds.encryptionAtRest', is: [true] },
      }),
    },
  ),
  accessControl: topic(
    {
      title: 'Access control',
      summary: 'Roles, attributes and service accounts, and what decides.',
      requiredFrom: 'production',
    },
    {
      engine: structural(z.enum(['embedded', 'opa']), {
        default: 'embedded',
        title: 'Policy engine',
        question: 'Should rules be decided inside the service, or by an OPA service?',
        sets: 'the policy adapter and its service',
      }),
      roles: generative(listOf(role, 'name'), {
        default: [],
        title: 'Roles',
        question: 'Which roles are there, and what may each do?',
        example: [{ name: 'operator', permissions: ['runs:read', 'runs:cancel'] }],
        sets: 'policies and their tests',
      }),
      attributes: generative(z.array(filled), {
        default: [],
        title: 'Attributes',
        question: 'Which attributes must a caller and a resource share, besides the role?',
        example: ['department'],
        sets: 'policies and their tests',
      }),
      serviceAccounts: generative(listOf(serviceAccount, 'name'), {
        default: [],
        title: 'Service accounts',
        question: 'Which programs call it, and what may each do?',
        example: [{ name: 'nightly-report', permissions: ['runs:read'] }],
        sets: 'policies and their tests',
      }),
    },
  ),
  compliance: topic(
    { title: 'Compliance', summary: 'Laws and standards that hold.', requiredFrom: 'production' },
    {
      frameworks: structural(z.array(z.enum(['gdpr', 'hipaa', 'soc2', 'pci-dss', 'eu-ai-act'])), {
        default: [],
        title: 'Frameworks',
        question: 'Which laws or standards must it meet?',
        example: ['gdpr'],
        sets: 'the controls document and its gates',
      }),
    },
  ),
  audit: topic(
    { title: 'Audit', summary: 'Where decisions are recorded, and for how long.', requiredFrom: 'production' },
    {
      sink: structural(z.enum(['database', 'file']), {
        default: 'database',
        title: 'Where',
        question: 'Where is the audit log kept?',
        sets: 'the audit sink',
      }),
      retentionDays: value(positive, {
        default: 365,
        title: 'Kept for',
        question: 'For how many days?',
        sets: 'the sweeper of the audit log',
      }),
    },
  ),
});
