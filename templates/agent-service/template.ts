import { all, any, defineTemplate, has, is, not, some } from '@agent-canvas/packs';

const sse = has('experience.integration.channels', 'sse');
const webChat = has('experience.integration.channels', 'web-chat');
const redis = is('memory.architecture.shortTerm', 'redis');
const erase = is('memory.lifecycle.eraseOnRequest', true);
const knowledge = not(is('knowledge.updateStrategy.mode', 'none'));
const summaries = is('memory.persistence.strategy', 'summary');
const feedback = any(
  is('experience.feedback.thumbs', true),
  is('experience.feedback.comment', true),
  is('experience.feedback.survey', true),
);

/** Where production needs nothing but an environment: no server beside it, and no gateway in front of its models. */
const selfContained = all(
  is('stage', 'prototype'),
  is('memory.architecture.working', 'embedded'),
  is('memory.architecture.shortTerm', 'in-process'),
  is('knowledge.updateStrategy.mode', 'none'),
  is('security.implementation.auth', 'api-key'),
  is('security.accessControl.engine', 'embedded'),
  some('models.providers.models'),
  not(some('api.endpoints.gateways')),
);

export default defineTemplate({
  id: 'agent-service',
  summary: 'The HTTP API: runs, feedback, tools, health, metrics, a clean end',
  target: 'apps/agent-service',
  requires: ['agent', 'database', 'memory', 'models', 'observability', 'security'],
  covers: {
    'L1.2': {
      answers: ['experience.feedback.thumbs'],
      proof: 'templates/agent-service/files/src/routes/feedback-routes.test.ts',
    },
    'L2.3': { answers: [], proof: 'test/e2e/create.test.ts' },
    K3: { answers: [], proof: 'templates/agent-service/files/src/create-app.test.ts' },
    K9: {
      answers: ['experience.feedback.thumbs', 'experience.feedback.comment', 'experience.feedback.survey'],
      proof: 'templates/agent-service/files/src/routes/feedback-routes.test.ts',
    },
    K6: {
      answers: ['memory.lifecycle.eraseOnRequest'],
      proof: 'templates/agent-service/files/src/routes/memory-routes.test.ts',
    },
  },
  files: [
    { match: 'src/config.ts', kind: 'config', class: 'keys' },
    { match: 'src/wiring.ts', kind: 'wiring', class: 'generated' },
    { match: 'src/routes/event-stream*', when: sse },
    { match: 'src/routes/feedback-routes*', when: feedback },
    { match: 'src/routes/memory-routes*', when: erase },
    { match: 'src/routes/web-chat-*', when: webChat },
    { match: 'src/limits/redis-limit-store*', when: redis },
    { match: 'src/production-boot.test.ts', when: selfContained },
    { match: 'src/with-knowledge*', when: knowledge },
    { match: 'src/with-summaries*', when: summaries },
  ],
  config: {
    path: 'src/config.ts',
    doc: 'Settings of the service: how much it admits, how long it waits, what it asks of users.',
    entries: [
      { key: 'exampleInput', from: 'derived.exampleInput' },
      {
        key: 'unbuilt',
        from: 'derived.refused',
        type: { name: 'Unbuilt[]', import: 'Unbuilt', from: './unbuilt.ts' },
        pick: ['setting', 'value', 'runsOn'],
      },
      { key: 'taskP95Ms', from: 'requirements.performance.taskP95Ms' },
      { key: 'maxTokensPerRequest', from: 'models.costControls.maxTokensPerRequest' },
      { key: 'limits.global.requestsPerMinute', from: 'api.endpoints.limits.global.requestsPerMinute' },
      { key: 'limits.global.tokensPerMinute', from: 'api.endpoints.limits.global.tokensPerMinute' },
      { key: 'limits.perUser.requestsPerMinute', from: 'api.endpoints.limits.perUser.requestsPerMinute' },
      { key: 'limits.perUser.tokensPerMinute', from: 'api.endpoints.limits.perUser.tokensPerMinute' },
      { key: 'feedback.thumbs', from: 'experience.feedback.thumbs', when: feedback },
      { key: 'feedback.comment', from: 'experience.feedback.comment', when: feedback },
      { key: 'feedback.survey', from: 'experience.feedback.survey', when: feedback },
      { key: 'runRetentionMs', from: 'memory.lifecycle.workingTtl', as: 'ms' },
      { key: 'tlsMinVersion', from: 'security.implementation.tls.minVersion' },
    ],
  },
  wiring: [
    {
      path: 'src/wiring.ts',
      doc: 'The parts of the service that the canvas chose.',
      exports: [
        {
          name: 'agentExtras',
          type: { name: 'AgentExtra[]', from: './parts.ts' },
          list: [{ import: 'withKnowledge', from: './with-knowledge.ts', when: knowledge }],
        },
        {
          name: 'createLimitStore',
          choose: [
            { import: 'createRedisLimitStore', from: './limits/redis-limit-store.ts', when: redis },
            { import: 'createMemoryLimitStore', from: './limits/memory-limit-store.ts' },
          ],
        },
        {
          name: 'gapChecks',
          type: { name: 'GapCheck[]', from: './production-gaps.ts' },
          list: [
            { import: 'knowledgeGaps', from: './with-knowledge.ts', when: knowledge },
            { import: 'redisLimitGaps', from: './limits/redis-limit-store.ts', when: redis },
          ],
        },
        {
          name: 'memoryExtras',
          type: { name: 'MemoryExtra[]', from: './parts.ts' },
          list: [{ import: 'withSummaries', from: './with-summaries.ts', when: summaries }],
        },
        {
          name: 'optionalRoutes',
          type: { name: 'RegisterRoutes[]', from: './http/app.ts' },
          list: [
            { import: 'feedbackRoutes', from: './routes/feedback-routes.ts', when: feedback },
            { import: 'memoryRoutes', from: './routes/memory-routes.ts', when: erase },
            { import: 'webChatRoutes', from: './routes/web-chat-routes.ts', when: webChat },
          ],
        },
        {
          name: 'responders',
          type: { name: 'Responder[]', from: './routes/responder.ts' },
          list: [{ import: 'eventStream', from: './routes/event-stream.ts', when: sse }],
        },
      ],
    },
  ],
  contributions: [
    {
      slot: 'env',
      key: 'NODE_ENV',
      value: { doc: 'production refuses to boot on twins and development keys', example: 'development', secret: false },
    },
    {
      slot: 'env',
      key: 'LOG_LEVEL',
      value: { doc: 'trace, debug, info, warn, error or silent', example: 'info', secret: false },
    },
    {
      slot: 'agents.tasks',
      key: 'route',
      value: { task: 'add a route', file: 'apps/agent-service/src/routes/, registered in src/create-app.ts' },
    },
    {
      slot: 'agents.tasks',
      key: 'limits',
      value: { task: 'change rate limits or time-outs', file: 'apps/agent-service/src/config.ts' },
    },
  ],
  unbuilt: [
    { setting: 'experience.integration.channels', value: 'slack', runsOn: 'http' },
    { setting: 'experience.integration.channels', value: 'mcp', runsOn: 'http' },
  ],
});
