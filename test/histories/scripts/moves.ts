import type { History } from '../history.ts';

/** Renames, moved folders, split files, deleted parts. */
export const moves: readonly History[] = [
  {
    id: 'scope-renamed',
    source: 'EpicenterHQ/epicenter #1074: packages leave the scope of the starter, 98 files with imports follow',
    edit: 'the scope @hello-agent becomes @hello in every manifest, import and document',
    canvas: 'minimal',
    beforeB: (team) =>
      team.edit(/./, (text, path) =>
        path.startsWith('.canvas/') || path.endsWith('.br') ? text : text.replaceAll('@hello-agent/', '@hello/'),
      ),
  },
  {
    id: 'scope-by-answer',
    source: 'analogdotnow/Analog #45: the placeholder scope of the starter is still everywhere',
    edit: 'the scope is changed as an answer of canvas.yaml, after patches in files whose imports it changes',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace('packages/agent/src/loop/decide.ts', 'const longestAnswer = 4096;', 'const longestAnswer = 2048;');
      team.replace('packages/deployment/src/load.ts', 'const inFlightLimit = 5_000;', 'const inFlightLimit = 2_000;');
    },
    beforeC: (team) => team.append('canvas.yaml', 'scope: "@hello"\n'),
    breaks: 'packages/agent/src/data/create-sample-records.ts',
  },
  {
    id: 'module-renamed',
    source: 'Budibase/budibase #16889: files are renamed, their code is not',
    edit: 'create-limiter.ts is called limiter.ts, whoever imports it follows; the pack changes a function in it',
    canvas: 'minimal',
    beforeB: (team) => {
      team.move('apps/agent-service/src/limits/create-limiter.ts', 'apps/agent-service/src/limits/limiter.ts');
      team.edit(/^apps\/.*\.ts$/, (text) => text.replaceAll('/create-limiter.ts', '/limiter.ts'));
    },
  },
  {
    id: 'module-moved',
    source: 'guardian/editions #2465: code is moved out of a folder, and every import with it',
    edit: 'mask.ts moves to a folder of its own, its test stays; the pack changes both',
    canvas: 'minimal',
    beforeB: (team) => {
      team.move('packages/security/src/masking/mask.ts', 'packages/security/src/privacy/mask.ts');
      team.move('packages/security/src/masking/checksums.ts', 'packages/security/src/privacy/checksums.ts');
      team.replace('packages/security/src/masking/mask.test.ts', "'./mask.ts'", "'../privacy/mask.ts'");
      team.edit(/^packages\/security\/src\/[^/]*\.ts$/, (text) =>
        text.replaceAll('./masking/mask.ts', './privacy/mask.ts'),
      );
    },
  },
  {
    id: 'moved-and-edited',
    source: 'EpicenterHQ/epicenter #1491: a package becomes an app, renamed and edited in one commit',
    edit: 'with-retries.ts is moved and edited in one commit, then the pack changes it',
    canvas: 'minimal',
    beforeB: (team) => {
      team.move('packages/models/src/resilience/with-retries.ts', 'packages/models/src/retries/with-retries.ts');
      team.replace(
        'packages/models/src/retries/with-retries.ts',
        '0.5 + Math.random() / 2',
        '0.75 + Math.random() / 4',
      );
      team.edit(/^packages\/models\/src\/.*\.ts$/, (text, path) =>
        text.replaceAll(
          /'\.\/(resilience\/)?with-retries\.ts'/g,
          path.includes('/resilience/') ? "'../retries/with-retries.ts'" : "'./retries/with-retries.ts'",
        ),
      );
    },
    waits: ['packages/models/src/resilience/with-retries.ts'],
  },
  {
    id: 'app-folder-moved',
    source: 'zschiller/screenplay #363: apps/web becomes apps/app, scripts and documents follow',
    edit: 'apps/agent-service becomes apps/api; scripts, image and documents follow',
    canvas: 'minimal',
    beforeB: (team) => {
      team.moveAll(/^apps\/agent-service\//, (path) => path.replace('apps/agent-service/', 'apps/api/'));
      for (const path of ['package.json', 'Dockerfile']) team.replace(path, 'apps/agent-service/', 'apps/api/');
    },
  },
  {
    id: 'spec-names',
    source: 'prosekit/prosekit #564: unit tests are renamed to .spec.ts',
    edit: 'tests of the security package end in .spec.ts; the pack adds a case to one',
    canvas: 'minimal',
    beforeB: (team) => {
      team.moveAll(/^packages\/security\/src\/.*\.test\.ts$/, (path) => path.replace('.test.ts', '.spec.ts'));
      team.replace('vitest.config.ts', "'packages/*/src/**/*.test.ts', ", "'packages/*/src/**/*.{test,spec}.ts', ");
    },
  },
  {
    id: 'docs-moved',
    source: 'nf-core/hlatyping #216: a document moves to another folder, checkers still look for the old one',
    edit: 'runbooks and playbooks move to docs/operations, links follow; the pack adds a runbook',
    canvas: 'minimal',
    beforeB: (team) => {
      team.moveAll(/^docs\/(runbooks|playbooks)\//, (path) => path.replace('docs/', 'docs/operations/'));
      team.edit(/^docs\/README\.md$/, (text) =>
        text.replaceAll('(runbooks/)', '(operations/runbooks/)').replaceAll('(playbooks/)', '(operations/playbooks/)'),
      );
    },
    conflict: { at: 'C', places: { 'docs/README.md': /operations\/runbooks/ } },
  },
  {
    id: 'module-split',
    source: 'kuan-er/sjtu-agent #69: a large module is split by domain, the old path exports all',
    edit: 'smoke.ts is split into its checks and its run; the pack leaves it alone',
    canvas: 'minimal',
    beforeB: (team) => {
      const path = 'packages/deployment/src/smoke.ts';
      const [checks = '', run = ''] = team.read(path).split(/(?=\/\*\* Asks a running service)/);
      team.write(
        'packages/deployment/src/smoke-checks.ts',
        `${checks.replace('const checks:', 'export const checks:').trimEnd()}\n`,
      );
      team.write(
        path,
        `import type { Target } from './call.ts';\nimport { type Check, checks } from './smoke-checks.ts';\n\nexport type { Check } from './smoke-checks.ts';\n\n${run}`,
      );
    },
  },
  {
    id: 'split-under-a-change',
    source: 'inkeep/agents #2470: a module of 3,392 lines is taken apart',
    edit: 'the refusal of create-limiter.ts moves to a module of its own, in which the pack then changes a line',
    canvas: 'minimal',
    beforeB: (team) => {
      const path = 'apps/agent-service/src/limits/create-limiter.ts';
      const text = team.read(path);
      const refusal = text.slice(text.indexOf('const refused = '));
      team.write(path, `${text.slice(0, text.indexOf('const refused = ')).trimEnd()}\n`);
      team.replace(
        path,
        "import type { LimitStore } from './limit-store.ts';\n",
        "import type { LimitStore } from './limit-store.ts';\nimport { refused } from './refused.ts';\n",
      );
      team.replace(path, "import { Problem } from '../http/problem.ts';\n", '');
      team.write(
        'apps/agent-service/src/limits/refused.ts',
        `import type { RateLimiterRes } from 'rate-limiter-flexible';\nimport { Problem } from '../http/problem.ts';\n\nexport ${refusal}`,
      );
    },
    isAimed: true,
    conflict: { at: 'C', places: { 'apps/agent-service/src/limits/create-limiter.ts': /ratelimit-reset/ } },
  },
  {
    id: 'package-deleted',
    source: 'saleor/saleor-app-template #86: what of the template is only an example is removed',
    edit: 'packages/deployment is deleted with its scripts: the company deploys by other means',
    canvas: 'minimal',
    beforeB: (team) => {
      team.remove('packages/deployment');
      team.json('package.json', ({ scripts }) => {
        delete scripts.load;
        delete scripts.smoke;
      });
    },
    owned: [
      'packages/deployment/src/judge.ts',
      'packages/deployment/src/load.test.ts',
      'packages/deployment/src/config.ts',
      'packages/deployment/src/nearest-rank.ts',
    ],
  },
  {
    id: 'test-deleted',
    source: 'copier-org/copier #1721: deleted files came back as soon as the template changed them',
    edit: 'slow or unwanted files are deleted, among them one test that the pack changes',
    canvas: 'minimal',
    beforeB: (team) => {
      team.remove('packages/security/src/masking/mask.test.ts');
      team.remove('docs/playbooks/hallucination.md');
      team.remove('docs/capacity.md');
    },
    owned: ['packages/security/src/masking/mask.test.ts'],
  },
];
