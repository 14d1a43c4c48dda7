import { bump, editConfig, moveFile, removeFile, replaceIn } from './edit-pack.ts';
import type { PackChange } from './pack-change.ts';

const checkStep = '      - run: npx pnpm@12.21.0 check\n';

/** What the third version of the pack changes. */
export const changesC: readonly PackChange[] = [
  {
    id: 'rename-percentile',
    what: 'percentile.ts is called nearest-rank.ts',
    edits: [
      moveFile('packages/deployment/src/percentile.ts', 'packages/deployment/src/nearest-rank.ts'),
      ...['judge.ts', 'load.test.ts'].map((name) =>
        replaceIn(`packages/deployment/src/${name}`, "'./percentile.ts'", "'./nearest-rank.ts'"),
      ),
    ],
    migration: {
      id: 'nearest-rank',
      summary: 'packages/deployment/src/percentile.ts is called nearest-rank.ts.',
      steps: [
        { rename: { from: 'packages/deployment/src/percentile.ts', to: 'packages/deployment/src/nearest-rank.ts' } },
      ],
    },
  },
  {
    id: 'rename-tokens',
    what: 'estimate-tokens.ts of the memory is called count-tokens.ts, and says what its constants are',
    edits: [
      moveFile('packages/memory/src/window/estimate-tokens.ts', 'packages/memory/src/window/count-tokens.ts'),
      replaceIn(
        'packages/memory/src/window/count-tokens.ts',
        'const TOKENS_PER_TURN',
        '/** Role and separators. */\nconst TOKENS_PER_TURN',
      ),
      ...['fit-newest.ts', 'fit-newest.test.ts', 'extract-summary.ts', 'summary.ts', 'summary.test.ts'].map((name) =>
        replaceIn(`packages/memory/src/window/${name}`, "'./estimate-tokens.ts'", "'./count-tokens.ts'"),
      ),
      replaceIn('packages/memory/src/create-memory.ts', "'./window/estimate-tokens.ts'", "'./window/count-tokens.ts'"),
    ],
    migration: {
      id: 'count-tokens',
      summary: 'packages/memory/src/window/estimate-tokens.ts is called count-tokens.ts.',
      steps: [
        {
          rename: {
            from: 'packages/memory/src/window/estimate-tokens.ts',
            to: 'packages/memory/src/window/count-tokens.ts',
          },
        },
      ],
    },
  },
  {
    id: 'rename-key',
    what: 'the key loadP95Ms is called wholeP95Ms',
    edits: [
      editConfig('deployment', (entries) =>
        entries.map((entry) => (entry.key === 'loadP95Ms' ? { ...entry, key: 'wholeP95Ms' } : entry)),
      ),
      replaceIn('packages/deployment/src/judge.ts', 'limits.loadP95Ms', 'limits.wholeP95Ms'),
      replaceIn('packages/deployment/src/load.test.ts', 'loadP95Ms', 'wholeP95Ms'),
    ],
    migration: {
      id: 'whole-p95',
      summary: 'loadP95Ms of the load test is called wholeP95Ms.',
      steps: [{ key: { file: 'packages/deployment/src/config.ts', from: 'loadP95Ms', to: 'wholeP95Ms' } }],
    },
  },
  {
    id: 'no-failure-modes',
    what: 'the page of failure modes is gone: runbooks and playbooks say the same',
    edits: [
      removeFile('docs/failure-modes.md'),
      replaceIn(
        'docs/README.md',
        '[risk-register.md](risk-register.md), [failure-modes.md](failure-modes.md)',
        '[risk-register.md](risk-register.md)',
      ),
    ],
  },
  {
    id: 'dependencies',
    what: 'hono and zod in their next minor versions, a limiter in its next major one',
    edits: [bump({ hono: '4.14.0', zod: '4.7.0', pino: '10.5.0', 'rate-limiter-flexible': '12.0.0' })],
  },
  {
    id: 'timer-unref',
    what: 'the timer of a tool does not hold the process open',
    edits: [
      replaceIn(
        'packages/agent/src/loop/call-tool.ts',
        '    tool.timeoutMs,\n  );\n',
        '    tool.timeoutMs,\n  );\n  timeout.unref();\n',
      ),
    ],
  },
  {
    id: 'limit-headers',
    what: 'a refused request also says when its minute ends',
    edits: [
      replaceIn(
        'apps/agent-service/src/limits/create-limiter.ts',
        "  const headers = { 'retry-after': String(seconds) };",
        "  const headers = { 'retry-after': String(seconds), 'ratelimit-reset': String(seconds) };",
      ),
    ],
  },
  {
    id: 'provider-words',
    what: 'security: control characters of a provider never reach a log',
    edits: [
      replaceIn(
        'packages/models/src/openai-compatible/error-of-response.ts',
        '.slice(0, 300);\n',
        ".slice(0, 300).replace(/\\p{Cc}/gu, ' ');\n",
      ),
    ],
  },
  {
    id: 'ci-check',
    what: 'CI runs the checker first; a newer setup-node; more time at night',
    edits: [
      replaceIn('.github/workflows/ci.yml', checkStep, `      - run: node .canvas/check.mjs\n${checkStep}`),
      replaceIn(
        '.github/workflows/ci.yml',
        'actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0',
        'actions/setup-node@2028fbc5c25fe9cf00d9f06a71cc4710d4507903 # v6.0.0',
      ),
      replaceIn('.github/workflows/ci.yml', 'timeout-minutes: 60', 'timeout-minutes: 90'),
    ],
  },
  {
    id: 'lint-const',
    what: 'one lint rule more',
    edits: [
      replaceIn(
        'biome.json',
        '"rules": { "preset": "recommended" }',
        '"rules": { "preset": "recommended", "style": { "useConst": "error" } }',
      ),
    ],
  },
  {
    id: 'wording-agents',
    what: 'AGENTS.md: what a new tool brings along',
    edits: [
      replaceIn(
        'AGENTS.md',
        '- A new tool comes with its test and one eval case.',
        '- A new tool comes with its test, one eval case and a line in the runbook of tools.',
      ),
    ],
  },
  {
    id: 'engines',
    what: 'Node 22 from 22.20 on',
    edits: [replaceIn('package.json', '^22.18 || ^24.11 || >=26', '^22.20 || ^24.11 || >=26')],
  },
  {
    id: 'test-timeout',
    what: 'tests may take longer',
    edits: [replaceIn('vitest.config.ts', 'testTimeout: 30_000', 'testTimeout: 45_000')],
  },
  {
    id: 'image-context',
    what: 'logs stay out of the image',
    edits: [replaceIn('.dockerignore', '.data\n', '.data\n*.log\n')],
  },
  {
    id: 'operator-tools',
    what: 'an operator may read feedback',
    edits: [
      replaceIn(
        'packages/security/src/authorization/default-roles.ts',
        "'runs:approve', 'tools:read'] }",
        "'runs:approve', 'feedback:read', 'tools:read'] }",
      ),
    ],
  },
  {
    id: 'pod-start',
    what: 'a pod may take two minutes to start',
    edits: [
      replaceIn(
        'packages/deployment/kubernetes/deployment.yaml',
        'periodSeconds: 2, failureThreshold: 30',
        'periodSeconds: 2, failureThreshold: 60',
      ),
    ],
  },
];
