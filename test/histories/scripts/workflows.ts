import type { History } from '../history.ts';

const ci = '.github/workflows/ci.yml';
const checkout = 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2';

/** Continuous integration, image and deployment. */
export const workflows: readonly History[] = [
  {
    id: 'action-same-pin',
    source: 'getsentry/snuba #6554: dependabot raises actions/checkout',
    edit: 'a bot raises checkout to the very commit that the pack brings later',
    canvas: 'minimal',
    beforeB: (team) => team.replace(ci, checkout, 'actions/checkout@08eba0b27e820071cde6df949e0beb9ba4906955 # v4.3.0'),
  },
  {
    id: 'action-other-pin',
    source:
      'microsoft/agent-governance-toolkit #3365: pins of a bot and of the generator go different ways, one would be a downgrade',
    edit: 'a bot is a major ahead with checkout where the pack raises a minor',
    canvas: 'minimal',
    beforeB: (team) => team.replace(ci, checkout, 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1'),
    conflict: { at: 'B', places: { [ci]: /checkout/ } },
  },
  {
    id: 'action-elsewhere',
    source: 'projen/projen #4331: renovate updates actions in generated workflows, the generator would revert it',
    edit: 'a bot raises upload-artifact, which the pack leaves alone',
    canvas: 'minimal',
    beforeB: (team) =>
      team.replace(
        ci,
        'actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2',
        'actions/upload-artifact@330a01c490aca151604b8cf639adc76d48f6c5d4 # v5.0.0',
      ),
  },
  {
    id: 'job-added',
    source: 'projen/projen #494: a job that publishes an image is wanted beside the generated ones',
    edit: 'a job that builds the image is added to ci.yml',
    canvas: 'minimal',
    beforeB: (team) =>
      team.append(
        ci,
        '\n  image:\n    needs: verify\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build --tag agent .\n',
      ),
  },
  {
    id: 'step-added',
    source: 'projen/projen #4692: a login step has to stand between generated ones, found by position',
    edit: 'a login to the registry of the company and a cache are put between steps of the pack',
    canvas: 'minimal',
    beforeB: (team) =>
      team.replace(
        ci,
        '      - run: npx pnpm@12.21.0 check\n',
        '      - name: Log in\n        run: ./scripts/login.sh\n      - run: npx pnpm@12.21.0 check\n',
      ),
  },
  {
    id: 'runner-changed',
    source: 'projen/projen #4057: jobs run on runners of the company',
    edit: 'runs-on is changed in every job, the line above the time-out that the pack changes',
    canvas: 'minimal',
    beforeB: (team) => team.replace(ci, 'runs-on: ubuntu-24.04', 'runs-on: [self-hosted, large]'),
  },
  {
    id: 'branches-added',
    source: 'aminya/project_options #284: when a workflow runs is adapted after generation',
    edit: 'CI also runs for develop and releases, and by hand',
    canvas: 'support',
    beforeB: (team) =>
      team.replace(ci, '    branches: [main]\n', '    branches: [main, develop, "release/**"]\n  workflow_dispatch:\n'),
  },
  {
    id: 'job-deleted',
    source: 'cookiejar/cookietemple #224: generated jobs eat minutes and are switched off',
    edit: 'the nightly job is deleted, in which the pack then raises two actions',
    canvas: 'minimal',
    beforeB: (team) => team.write(ci, team.read(ci).replace(/\n {2}# Runs against the real model[\s\S]*$/, '')),
    dropped: { [ci]: /jobs\.nightly/ },
  },
  {
    id: 'workflow-deleted',
    source: 'copier-org/copier #1735: a generated file is deleted on purpose and must not come back',
    edit: 'ci.yml is deleted: the company builds elsewhere',
    canvas: 'minimal',
    beforeB: (team) => {
      team.remove(ci);
      team.write('Jenkinsfile', "node { sh 'npx pnpm@12.21.0 check' }\n");
    },
    owned: [ci],
  },
  {
    id: 'workflow-owned',
    source: 'dfm/corner.py #204: files are on a list that the update skips',
    edit: 'ci.yml is written anew, and named as owned in .canvas/overrides.yaml',
    canvas: 'minimal',
    beforeB: (team) => {
      team.write(ci, 'name: ci\non: [push]\njobs:\n  all:\n    uses: acme/workflows/.github/workflows/node.yml@v3\n');
      team.write('.canvas/overrides.yaml', `- path: ${ci}\n  policy: own\n  reason: the company's shared workflow\n`);
    },
    owned: [ci],
  },
  {
    id: 'matrix-added',
    source: 'nf-core/mcmicro #90: changes of workflows are picked before the template brings them',
    edit: 'the job that verifies runs on two versions of Node',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace(
        ci,
        '    timeout-minutes: 20\n',
        '    strategy:\n      matrix: { node: [22, 24] }\n    timeout-minutes: 20\n',
      );
    },
  },
  {
    id: 'compose-service',
    source: 'gtapps/claude-code-hermit #892: the generated compose file is customised and then frozen',
    edit: 'compose.yaml gets a redis, other ports and more memory; the pack raises an image in it',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace(
        'compose.yaml',
        'volumes:\n  agent-data: {}\n',
        '  redis:\n    image: redis:8-alpine\n    restart: unless-stopped\nvolumes:\n  agent-data: {}\n  redis-data: {}\n',
      );
      team.replace('compose.yaml', '      - 80:80\n', '      - 8080:80\n');
      team.replace('compose.yaml', 'memory: 1073741824b', 'memory: 2147483648b');
    },
  },
  {
    id: 'manifests-tuned',
    source: 'helm/charts #10801: what is generated for a cluster is tuned by hand, and then moves under it',
    edit: 'the deployment gets more memory, an annotation and another variable; the pack changes a probe',
    canvas: 'support',
    beforeB: (team) => {
      const path = 'packages/deployment/kubernetes/deployment.yaml';
      team.replace(path, 'limits: { cpu: "8",', 'limits: { cpu: "12",');
      team.replace(
        path,
        '          envFrom:\n',
        '          env:\n            - { name: REGION, value: eu-1 }\n          envFrom:\n',
      );
      team.replace(
        path,
        '    metadata: { labels: { app: agent-service } }\n    spec:\n      automount',
        '    metadata: { labels: { app: agent-service, team: support } }\n    spec:\n      automount',
      );
    },
  },
  {
    id: 'context-trimmed',
    source: 'backstage/backstage #2409: Dockerfile and its neighbours drift between template and app',
    edit: '.dockerignore, .editorconfig and the health check of the image are changed',
    canvas: 'minimal',
    beforeB: (team) => {
      team.append('.dockerignore', 'docs\n*.md\n');
      team.replace('.editorconfig', 'charset = utf-8\n', 'charset = utf-8\nmax_line_length = 100\n');
      team.replace('Dockerfile', '--interval=10s --timeout=3s', '--interval=30s --timeout=5s');
    },
  },
];
