import type { Unbuilt } from './unbuilt.ts';

/** Settings of the service: how much it admits, how long it waits, what it asks of users. */
export const config = {
  /** derived.exampleInput */
  exampleInput: 'Where is order 1001?',
  /** derived.refused */
  unbuilt: [] as Unbuilt[],
  /** requirements.performance.taskP95Ms */
  taskP95Ms: 15_000,
  /** models.costControls.maxTokensPerRequest */
  maxTokensPerRequest: 32_000,
  limits: {
    global: {
      /** api.endpoints.limits.global.requestsPerMinute */
      requestsPerMinute: 10_000,
      /** api.endpoints.limits.global.tokensPerMinute */
      tokensPerMinute: 1_000_000,
    },
    perUser: {
      /** api.endpoints.limits.perUser.requestsPerMinute */
      requestsPerMinute: 100,
      /** api.endpoints.limits.perUser.tokensPerMinute */
      tokensPerMinute: 16_000,
    },
  },
  feedback: {
    /** experience.feedback.thumbs */
    thumbs: true,
    /** experience.feedback.comment */
    comment: true,
    /** experience.feedback.survey */
    survey: false,
  },
  /** memory.lifecycle.workingTtl */
  runRetentionMs: 86_400_000,
  /** security.implementation.tls.minVersion */
  tlsMinVersion: '1.3' as '1.2' | '1.3',
};
