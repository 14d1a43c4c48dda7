import { all, defineTemplate, is, not } from '@agent-canvas/packs';

const onRedis = is('memory.architecture.shortTerm', 'redis');
const inProcess = is('memory.architecture.shortTerm', 'in-process');
const remembersLong = not(is('memory.architecture.longTerm', 'none'));
const summarises = is('memory.persistence.strategy', 'summary');
const perTenant = is('memory.continuity.identity', 'tenant-user');
const beyondPrototype = all(inProcess, not(is('stage', 'prototype')));

export default defineTemplate({
  id: 'memory',
  summary: 'Short-term, working and long-term memory; the context of a run; lifetimes and erasure',
  target: 'packages/memory',
  requires: ['database'],
  covers: {
    'F2.1': {
      answers: ['memory.architecture.shortTerm', 'memory.lifecycle.shortTermTtl', 'memory.lifecycle.shortTermMaxBytes'],
      proof: 'templates/memory/files/src/short-term/redis.test.ts',
    },
    'F2.2': {
      answers: ['memory.architecture.working', 'memory.lifecycle.workingTtl'],
      proof: 'templates/memory/files/src/working/working-store.test.ts',
    },
    'F2.3': {
      answers: ['memory.architecture.longTerm', 'memory.lifecycle.longTermRetention'],
      proof: 'templates/memory/files/src/long-term/pgvector.test.ts',
    },
    'F2.4': {
      answers: [
        'memory.persistence.windowTokens',
        'memory.persistence.relevance.minimum',
        'memory.persistence.relevance.optimal',
      ],
      proof: 'templates/memory/files/src/long-term/pgvector.test.ts',
    },
  },
  files: [
    { match: 'src/identity/tenant-user-owner*.ts', when: perTenant },
    { match: 'src/identity/user-owner*.ts', when: not(perTenant) },
    { match: 'src/short-term/**/*redis*.ts', when: onRedis },
    { match: 'src/short-term/in-process-gap.ts', when: beyondPrototype },
    { match: 'src/window/sliding.ts', when: not(summarises) },
    { match: 'src/window/*summary*.ts', when: summarises },
    { match: 'src/migrations/0002-summaries.ts', when: summarises },
    { match: 'src/long-term/none.ts', when: not(remembersLong) },
    { match: 'src/long-term/{0001-recollections,likeness,pgvector,weigh-importance}*.ts', when: remembersLong },
    { match: 'src/long-term/recall-across-threads.test.ts', when: remembersLong },
  ],
  config: {
    path: 'src/config.ts',
    doc: 'Values of the memory: each comes from the canvas.',
    entries: [
      { key: 'windowTokens', from: 'memory.persistence.windowTokens' },
      { key: 'shortTermTtlMs', from: 'memory.lifecycle.shortTermTtl', as: 'ms' },
      { key: 'shortTermMaxBytes', from: 'memory.lifecycle.shortTermMaxBytes', as: 'bytes' },
      { key: 'workingTtlMs', from: 'memory.lifecycle.workingTtl', as: 'ms' },
      { key: 'eraseOnRequest', from: 'memory.lifecycle.eraseOnRequest' },
      { key: 'longTerm.retentionMs', from: 'memory.lifecycle.longTermRetention', as: 'ms', when: remembersLong },
      { key: 'longTerm.crossSession', from: 'memory.continuity.crossSession', when: remembersLong },
      { key: 'longTerm.minimum', from: 'memory.persistence.relevance.minimum', when: remembersLong },
      { key: 'longTerm.optimal', from: 'memory.persistence.relevance.optimal', when: remembersLong },
      {
        key: 'longTerm.weights.semantic',
        from: 'memory.persistence.relevance.weights.semantic',
        when: remembersLong,
      },
      { key: 'longTerm.weights.recency', from: 'memory.persistence.relevance.weights.recency', when: remembersLong },
      {
        key: 'longTerm.weights.importance',
        from: 'memory.persistence.relevance.weights.importance',
        when: remembersLong,
      },
    ],
  },
  wiring: [
    {
      path: 'src/identity.ts',
      doc: 'Who owns a memory, by memory.continuity.identity.',
      exports: [
        {
          name: 'ownerOf',
          choose: [
            { import: 'tenantUserOwner', from: './identity/tenant-user-owner.ts', when: perTenant },
            { import: 'userOwner', from: './identity/user-owner.ts' },
          ],
        },
      ],
    },
    {
      path: 'src/short-term.ts',
      doc: 'Short-term memory, by memory.architecture.shortTerm.',
      exports: [
        {
          name: 'openShortTerm',
          choose: [
            { import: 'openRedisOrTwin', from: './short-term/open-redis-or-twin.ts', when: onRedis },
            { import: 'openInProcess', from: './short-term/in-process.ts' },
          ],
        },
      ],
    },
    {
      path: 'src/window.ts',
      doc: 'How a thread becomes a context, by memory.persistence.strategy.',
      exports: [
        {
          name: 'createWindow',
          choose: [
            { import: 'createSummaryWindow', from: './window/summary.ts', when: summarises },
            { import: 'createSlidingWindow', from: './window/sliding.ts' },
          ],
        },
      ],
    },
    {
      path: 'src/long-term.ts',
      doc: 'Long-term memory, by memory.architecture.longTerm.',
      exports: [
        {
          name: 'openLongTerm',
          choose: [
            { import: 'openPgvector', from: './long-term/pgvector.ts', when: remembersLong },
            { import: 'openNoLongTerm', from: './long-term/none.ts' },
          ],
        },
      ],
    },
    {
      path: 'src/migrations.ts',
      doc: 'The tables of the chosen stores.',
      exports: [
        {
          name: 'migrations',
          type: { name: 'Migration', from: '@acme/database' },
          list: [
            { import: 'turns', from: './migrations/0001-turns.ts' },
            { import: 'summaries', from: './migrations/0002-summaries.ts', when: summarises },
          ],
        },
      ],
    },
    {
      path: 'src/gaps.ts',
      doc: 'What each chosen store lacks for production.',
      exports: [
        {
          name: 'gapChecks',
          type: { name: 'GapCheck', from: './production-gaps.ts' },
          list: [
            { import: 'inProcessGap', from: './short-term/in-process-gap.ts', when: beyondPrototype },
            { import: 'redisGap', from: './short-term/redis-gap.ts', when: onRedis },
          ],
        },
      ],
    },
  ],
  contributions: [
    {
      slot: 'env',
      key: 'REDIS_URL',
      value: {
        doc: 'Redis; without it development keeps short-term state in the process',
        example: 'redis://localhost:6379',
        secret: true,
      },
      when: onRedis,
    },
    {
      slot: 'compose.services',
      key: 'redis',
      value: {
        image: 'redis:7-alpine',
        command: [
          'redis-server',
          '--save',
          '',
          '--maxmemory',
          '{{bytes memory.lifecycle.shortTermMaxBytes}}',
          '--maxmemory-policy',
          'volatile-lru',
        ],
        healthcheck: { test: ['CMD', 'redis-cli', 'ping'], interval: '5s', timeout: '3s', retries: 20 },
      },
      when: onRedis,
    },
    {
      slot: 'agents.tasks',
      key: 'memory-lifetimes',
      value: { task: 'change what is remembered, and for how long', file: 'packages/memory/src/config.ts' },
    },
  ],
  unbuilt: [{ setting: 'memory.architecture.longTerm', value: 'weaviate', runsOn: 'pgvector' }],
  operations: [
    {
      setting: 'memory.architecture.shortTerm',
      to: 'redis',
      steps: [
        {
          do: 'Start a Redis that every replica of the service reaches, with maxmemory set to memory.lifecycle.shortTermMaxBytes and the policy volatile-lru; compose.yaml brings one with this sync.',
          kind: 'service',
        },
        { do: 'Set REDIS_URL where the service runs: production does not boot without it.', kind: 'secret' },
        {
          do: 'Move nothing into Redis: short-term memory is filled again from the turns in the database. Rate limits start anew, so deploy outside of peak hours.',
          kind: 'data',
        },
      ],
    },
    {
      setting: 'memory.architecture.shortTerm',
      to: 'in-process',
      steps: [
        {
          do: 'Scale the service to one replica first: without Redis each process has a short-term memory and rate limits of its own.',
          kind: 'service',
        },
      ],
    },
    {
      setting: 'memory.architecture.shortTerm',
      from: 'redis',
      steps: [
        {
          do: 'Remove Redis and REDIS_URL once no old replica runs; its content was a cache and needs no copy.',
          kind: 'service',
          after: true,
        },
      ],
    },
    {
      setting: 'memory.architecture.longTerm',
      from: 'none',
      steps: [
        {
          do: 'Give the PostgreSQL of the service the extension pgvector (CREATE EXTENSION vector, as a superuser) before the new code boots; the embedded database has it.',
          kind: 'service',
        },
        {
          do: 'Tell users what is remembered from now on, and for how long (memory.lifecycle.longTermRetention): earlier conversations are not indexed.',
          kind: 'data',
        },
      ],
    },
    {
      setting: 'memory.architecture.longTerm',
      to: 'none',
      steps: [
        {
          do: 'Export what has to be kept of the table memory_recollections (pg_dump --table=memory_recollections): the new code neither reads nor expires it.',
          kind: 'data',
        },
        {
          do: 'Once the new code runs, drop the table memory_recollections: an erasure request no longer reaches it.',
          kind: 'data',
          after: true,
        },
      ],
    },
    {
      setting: 'memory.architecture.longTerm',
      to: 'weaviate',
      steps: [
        {
          do: 'Keep pgvector and move nothing: there is no adapter for Weaviate yet, recollections stay in the database, and production refuses to boot on this answer.',
          kind: 'data',
        },
      ],
    },
    {
      setting: 'memory.continuity.identity',
      steps: [
        {
          do: 'Back up memory_turns, memory_summaries and memory_recollections: memories are found by their owner, and owners are named differently from now on.',
          kind: 'data',
        },
        {
          do: 'Decide for each owner what becomes of old memories. Plain rows can be given the new owner by an UPDATE; sealed ones (encryption at rest) are bound to the old owner, cannot be renamed, and expire by their lifetimes.',
          kind: 'data',
        },
      ],
    },
  ],
});
