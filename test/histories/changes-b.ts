import { blobId } from '@agent-canvas/plan';
import { addFile, bump, contribute, editConfig, replaceIn, replaceInContributions, textOf } from './edit-pack.ts';
import type { PackChange } from './pack-change.ts';

const bearerToken = 'packages/security/src/authentication/bearer-token.ts';
const matchToken = "  const match = /^bearer +(\\S+)$/i.exec(headers.get('authorization') ?? '');";

/** What the second version of the pack changes. */
export const changesB: readonly PackChange[] = [
  {
    id: 'dependencies',
    what: 'hono, zod and vitest in their latest patch versions',
    edits: [bump({ hono: '4.13.21', zod: '4.6.9', vitest: '5.1.2' })],
  },
  {
    id: 'node',
    what: 'Node 24.22, in the catalogue and in both stages of the image',
    edits: [bump({ node: '24.22.0' }), replaceIn('Dockerfile', 'node:24.21.0-slim', 'node:24.22.0-slim')],
  },
  {
    id: 'ci-checkout',
    what: 'a newer checkout in CI, and more time for the job that verifies',
    edits: [
      replaceIn(
        '.github/workflows/ci.yml',
        'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2',
        'actions/checkout@08eba0b27e820071cde6df949e0beb9ba4906955 # v4.3.0',
      ),
      replaceIn('.github/workflows/ci.yml', 'timeout-minutes: 20', 'timeout-minutes: 25'),
    ],
  },
  {
    id: 'token-length',
    what: 'security: a header longer than any token is refused before it is matched',
    edits: [
      replaceIn(
        bearerToken,
        "import { Unauthenticated } from './unauthenticated.ts';\n",
        "import { Unauthenticated } from './unauthenticated.ts';\n\n/** Longer than the tokens of any provider: such a header is not worth matching. */\nconst LONGEST_HEADER = 8192;\n",
      ),
      replaceIn(
        bearerToken,
        matchToken,
        "  const header = headers.get('authorization') ?? '';\n  const match = header.length > LONGEST_HEADER ? undefined : /^bearer +(\\S+)$/i.exec(header);",
      ),
    ],
    advisory: (before) => ({
      id: 'ac-2027-001',
      severity: 'moderate',
      summary: 'A header of any length is matched as a token',
      files: { [bearerToken]: [blobId(textOf(before, bearerToken))] },
      pattern: matchToken.trim(),
      fix: 'Sync, or refuse headers longer than 8192 characters before they are matched.',
    }),
  },
  {
    id: 'retry-deadline',
    what: 'a retry never waits longer than a whole task may take: a new key of the configuration, and its use',
    edits: [
      editConfig('models', (entries) =>
        entries.flatMap((entry) =>
          entry.key === 'retry.maxDelayMs'
            ? [entry, { key: 'retry.deadlineMs', from: 'requirements.performance.taskP95Ms' }]
            : [entry],
        ),
      ),
      replaceIn(
        'packages/models/src/resilience/with-retries.ts',
        'multiplier: number; maxDelayMs: number };',
        'multiplier: number; maxDelayMs: number; deadlineMs?: number };',
      ),
      replaceIn(
        'packages/models/src/resilience/with-retries.ts',
        '  const isTransient = handleWhen((error) => error instanceof ModelError && error.retryable);\n',
        '  const longestWaitMs = Math.min(delays.maxDelayMs, delays.deadlineMs ?? delays.maxDelayMs);\n  const isTransient = handleWhen((error) => error instanceof ModelError && error.retryable);\n',
      ),
      replaceIn(
        'packages/models/src/resilience/with-retries.ts',
        '(error.retryAfterMs ?? 0) <= delays.maxDelayMs',
        '(error.retryAfterMs ?? 0) <= longestWaitMs',
      ),
      replaceIn(
        'packages/models/src/create-models.test.ts',
        'retry: { maxAttempts: 1, initialDelayMs: 1, multiplier: 1, maxDelayMs: 1 },',
        'retry: { maxAttempts: 1, initialDelayMs: 1, multiplier: 1, maxDelayMs: 1, deadlineMs: 1 },',
      ),
    ],
  },
  {
    id: 'window-turns',
    what: 'the window of a thread holds at most 400 turns',
    edits: [
      replaceIn(
        'packages/memory/src/window/fit-newest.ts',
        '/** The longest run',
        '/** More turns than a model makes use of, however short they are. */\nconst MOST_TURNS = 400;\n\n/** The longest run',
      ),
      replaceIn(
        'packages/memory/src/window/fit-newest.ts',
        '    if (left < 0) break;',
        '    if (left < 0 || turns.length - index > MOST_TURNS) break;',
      ),
    ],
  },
  {
    id: 'mask-mac',
    what: 'addresses of network cards are masked too',
    edits: [
      replaceIn(
        'packages/security/src/masking/mask.ts',
        "  { label: 'ssn',",
        "  { label: 'mac', pattern: /(?<![\\w:-])(?:[\\da-f]{2}[:-]){5}[\\da-f]{2}(?![\\w:-])/gi },\n  { label: 'ssn',",
      ),
      replaceIn(
        'packages/security/src/masking/mask.test.ts',
        "  ['from 192.168.10.7 at noon', 'from [ip] at noon'],\n",
        "  ['from 192.168.10.7 at noon', 'from [ip] at noon'],\n  ['device 00:1A:2b:3c:4d:5e', 'device [mac]'],\n",
      ),
    ],
  },
  {
    id: 'wording-models',
    what: 'README of the models: what an estimate is',
    edits: [
      replaceIn(
        'packages/models/README.md',
        'usage that a provider leaves out is estimated and marked.',
        'usage that a provider leaves out is estimated (four characters a token) and marked.',
      ),
    ],
  },
  {
    id: 'wording-memory',
    what: 'AGENTS.md of the memory: one rule more',
    edits: [
      replaceIn(
        'packages/memory/AGENTS.md',
        'no text at rest that skips the cipher; no model call here.',
        'no text at rest that skips the cipher; no model call here; no clock but the one that is given.',
      ),
    ],
  },
  {
    id: 'runbook-dependencies',
    what: 'a new runbook, and a test that was missing',
    edits: [
      addFile(
        'docs',
        'docs/runbooks/dependencies.md',
        '# Runbook: a dependency has a flaw\n\n1. `pnpm audit` names it and the version that is well.\n2. Raise it in the catalogue of `pnpm-workspace.yaml`, install, `pnpm check`, `pnpm test`.\n3. No version is well: can the code do without it?\n',
      ),
      addFile(
        'models',
        'packages/models/src/words.test.ts',
        "import { expect, test } from 'vitest';\nimport { words } from './words.ts';\n\ntest('a number also counts as the word number', () => {\n  expect([...words('Where is order 1001?')]).toEqual(['order', '1001', 'number']);\n});\n",
      ),
    ],
  },
  {
    id: 'ignored',
    what: 'build information of TypeScript is ignored; options of Node are documented',
    edits: [
      replaceIn('.gitignore', '*.log\n', '*.log\n*.tsbuildinfo\n'),
      contribute('root', {
        slot: 'env',
        key: 'NODE_OPTIONS',
        value: { doc: 'Options of the Node process', example: '', secret: false },
      }),
    ],
  },
  {
    id: 'implicit-returns',
    what: 'a function that returns on one path returns on all',
    edits: [
      replaceIn(
        'tsconfig.base.json',
        '    "noImplicitOverride": true,\n',
        '    "noImplicitOverride": true,\n    "noImplicitReturns": true,\n',
      ),
    ],
  },
  {
    id: 'script-watch',
    what: 'a script that watches the tests',
    edits: [
      replaceIn(
        'package.json',
        '    "test": "vitest run",\n',
        '    "test": "vitest run",\n    "test:watch": "vitest",\n',
      ),
    ],
  },
  {
    id: 'prometheus',
    what: 'a newer Prometheus beside the service',
    edits: [replaceInContributions('observability', 'prom/prometheus:v3.5.0', 'prom/prometheus:v3.6.0')],
  },
  {
    id: 'alert-wording',
    what: 'an alert that says how far is far',
    edits: ['packages/observability/rules/cost.yaml', 'packages/observability/rules/tests/cost.test.yaml'].map((path) =>
      replaceIn(
        path,
        'A day of models costs far more than a day of the week before',
        'A day of models costs far more than the mean day of the week before',
      ),
    ),
  },
];
