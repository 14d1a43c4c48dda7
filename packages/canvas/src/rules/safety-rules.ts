import { durationMs } from '../duration.ts';
import type { Rule } from './rule.ts';

const auth = 'security.implementation.auth';
const dataClass = 'requirements.securityNeeds.dataClass';
const isSecret = (name: string) => name === 'confidential' || name === 'restricted';

/** What secrets, laws and losses demand. */
export const safetyRules: readonly Rule[] = [
  {
    name: 'secret-data-needs-authentication',
    severity: 'error',
    reads: [dataClass, auth],
    check: ({ requirements: { securityNeeds }, security }) => {
      if (!isSecret(securityNeeds.dataClass) || security.implementation.auth !== 'none') return [];
      return [
        {
          at: [auth, dataClass],
          message: `Data of class ${securityNeeds.dataClass} needs authentication`,
          allowed: 'api-key | oidc',
          hint: 'Set auth to api-key or oidc, or lower the data class.',
        },
      ];
    },
  },
  {
    name: 'secret-data-needs-encryption',
    severity: 'error',
    reads: [dataClass, 'requirements.securityNeeds.encryptionAtRest'],
    check: ({ requirements: { securityNeeds } }) => {
      if (!isSecret(securityNeeds.dataClass) || securityNeeds.encryptionAtRest) return [];
      return [
        {
          at: ['requirements.securityNeeds.encryptionAtRest', dataClass],
          message: `Data of class ${securityNeeds.dataClass} must be encrypted at rest`,
          allowed: 'true',
          hint: 'Set encryptionAtRest to true, or lower the data class.',
        },
      ];
    },
  },
  {
    name: 'no-authentication-only-in-prototypes',
    severity: 'error',
    reads: [auth, 'stack.target', 'stage'],
    check: ({ security, stack, stage }) => {
      if (security.implementation.auth !== 'none') return [];
      if (stack.target === 'compose' && stage === 'prototype') return [];
      return [
        {
          at: [auth],
          message: `auth none is not allowed with target ${stack.target} at stage ${stage}`,
          allowed: 'api-key | oidc; none only with target compose at stage prototype',
          hint: 'Set auth to api-key or oidc.',
        },
      ];
    },
  },
  {
    name: 'privacy-law-needs-erasure',
    severity: 'error',
    reads: ['security.compliance.frameworks', 'memory.lifecycle.eraseOnRequest'],
    check: ({ security: { compliance }, memory }) => {
      const laws = compliance.frameworks.filter((framework) => framework === 'gdpr' || framework === 'hipaa');
      if (laws.length === 0 || memory.lifecycle.eraseOnRequest) return [];
      return [
        {
          at: ['memory.lifecycle.eraseOnRequest', 'security.compliance.frameworks'],
          message: `${laws.join(' and ')} gives people the right to have their data erased`,
          allowed: 'true',
          hint: 'Set eraseOnRequest to true.',
        },
      ];
    },
  },
  {
    name: 'short-rpo-needs-continuous-backup',
    severity: 'error',
    reads: ['rpo', 'backup.every', 'backup.continuous'].map((key) => `requirements.reliability.${key}`),
    check: ({ requirements: { reliability } }) => {
      const { rpo, backup } = reliability;
      if (backup.continuous || durationMs(rpo) >= durationMs(backup.every)) return [];
      return [
        {
          at: [
            'requirements.reliability.backup.continuous',
            'requirements.reliability.rpo',
            'requirements.reliability.backup.every',
          ],
          message: `A backup every ${backup.every} may lose more than the ${rpo} that rpo allows`,
          allowed: 'continuous: true, or an rpo not below backup.every',
          hint: 'Set backup.continuous to true, take backups more often, or raise rpo.',
        },
      ];
    },
  },
];
