import type { History } from '../history.ts';

const catalog = 'pnpm-workspace.yaml';

/** Update bots, and people who do their work. */
export const dependencies: readonly History[] = [
  {
    id: 'renovate-behind',
    source:
      'cruft/cruft #250: the generated projects get their versions from renovate, the template bumps the same ones',
    edit: 'renovate raises hono and kysely by a patch; the pack raises hono further',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace(catalog, '"hono": 4.13.19', '"hono": 4.13.20');
      team.replace(catalog, '"kysely": 0.29.9', '"kysely": 0.29.11');
    },
  },
  {
    id: 'renovate-ahead',
    source: 'renovatebot/renovate #33376: catalogs of pnpm-workspace.yaml are bumped like manifests',
    edit: 'renovate is ahead of both versions of the pack with zod and knip',
    canvas: 'support',
    beforeB: (team) => {
      team.replace(catalog, '"zod": 4.6.7', '"zod": 4.8.1');
      team.replace(catalog, '"knip": 6.44.2', '"knip": 6.50.0');
    },
  },
  {
    id: 'renovate-weekly',
    source: 'at-gmbh/at-python-template #159: a bot raises every library, week after week',
    edit: 'two rounds of a bot raise most of the catalogue, the second between the versions of the pack',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace(catalog, '"pino": 10.4.0', '"pino": 10.4.3');
      team.replace(catalog, '"vitest": 5.1.0', '"vitest": 5.1.1');
      team.replace(catalog, '"turbo": 2.11.9', '"turbo": 2.12.0');
    },
    beforeC: (team) => {
      team.replace(catalog, '"hono": 4.13.21', '"hono": 4.13.25');
      team.replace(catalog, '"esbuild": 0.28.2', '"esbuild": 0.28.5');
    },
  },
  {
    id: 'bot-major',
    source: 'scaleway/scaleway-lib #3134: renovate raises a catalog entry across majors (6.3.4 to 8.2.0)',
    edit: 'the team already runs vitest 6, the pack raises vitest 5',
    canvas: 'minimal',
    beforeB: (team) => team.replace(catalog, '"vitest": 5.1.0', '"vitest": 6.0.1'),
    conflict: { at: 'B', places: { [catalog]: /vitest/ } },
  },
  {
    id: 'new-dependency',
    source: 'nuxt/nuxt #28109: a catalogue, so that manifests of many packages do not conflict on adjacent lines',
    edit: 'the service gets jose and p-limit: in the catalogue and in its package.json, beside lines that the pack raises',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace(catalog, '  "hono": 4.13.19\n', '  "hono": 4.13.19\n  "jose": 6.1.0\n');
      team.replace(catalog, '  "zod": 4.6.7\n', '  "zod": 4.6.7\n  "p-limit": 7.1.1\n');
      team.json('apps/agent-service/package.json', ({ dependencies }) => {
        dependencies.jose = 'catalog:';
        dependencies['p-limit'] = 'catalog:';
      });
    },
  },
  {
    id: 'left-the-catalogue',
    source: 'commercetools/ui-kit #3289: the catalogue stands in the way of a bot, and entries leave it',
    edit: 'zod is pinned in the package.json of two packages, out of the catalogue',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace('packages/agent/package.json', '"zod": "catalog:"', '"zod": "4.6.7"');
      team.replace('apps/agent-service/package.json', '"zod": "catalog:"', '"zod": "4.6.7"');
    },
  },
  {
    id: 'manifest-rewritten',
    source: 'typescript-eslint/typescript-eslint #6140: a tool writes package.json anew, and comment keys go',
    edit: 'a tool writes the root package.json anew (objects broken over lines), sorts its scripts and adds keywords',
    canvas: 'minimal',
    beforeB: (team) =>
      team.json('package.json', (manifest) => {
        manifest.keywords = ['agent'];
        manifest.scripts = Object.fromEntries(Object.entries(manifest.scripts).sort());
      }),
  },
  {
    id: 'engines-raised',
    source:
      'backstage/backstage #20242: which Node the generated image and manifest name confuses teams, who set their own',
    edit: 'the team asks for Node 24 alone; the pack changes the same key',
    canvas: 'minimal',
    beforeB: (team) => team.replace('package.json', '^22.18 || ^24.11 || >=26', '^24.20'),
    isAimed: true,
    conflict: { at: 'C', places: { 'package.json': /engines\.node/ } },
  },
  {
    id: 'pnpm-raised',
    source: '20jasper/JJPWRGEM #412: a bot raises the package manager itself',
    edit: 'renovate raises pnpm in package.json, image and CI',
    canvas: 'minimal',
    beforeB: (team) => {
      for (const path of ['package.json', 'Dockerfile', '.github/workflows/ci.yml'])
        team.replace(path, 'pnpm@12.21.0', 'pnpm@12.22.1');
    },
  },
  {
    id: 'image-patch',
    source: 'Altinn/altinn-studio #6594: the base image of a generated app is raised by a patch version',
    edit: 'dependabot raises the base image to the very version that the pack brings later',
    canvas: 'minimal',
    beforeB: (team) => team.replace('Dockerfile', 'node:24.21.0-slim', 'node:24.22.0-slim'),
  },
  {
    id: 'image-digest',
    source: 'hongbo-miao/hongbomiao.com #41354: images are pinned by digest',
    edit: 'both stages of the image are pinned by digest, on the line whose version the pack raises',
    canvas: 'minimal',
    beforeB: (team) =>
      team.replace('Dockerfile', 'node:24.21.0-slim', `node:24.21.0-slim@sha256:${'0123456789abcdef'.repeat(4)}`),
    conflict: { at: 'B', places: { Dockerfile: /node:24\.22\.0-slim/ } },
  },
  {
    id: 'bot-configured',
    source: 'projen/projen #1667: teams want the update bot configured in the repository',
    edit: 'renovate.json and .github/dependabot.yml are added',
    canvas: 'support',
    beforeB: (team) => {
      team.write('renovate.json', '{ "extends": ["config:recommended"], "minimumReleaseAge": "7 days" }\n');
      team.write(
        '.github/dependabot.yml',
        'version: 2\nupdates:\n  - package-ecosystem: github-actions\n    directory: /\n    schedule: { interval: weekly }\n',
      );
    },
  },
  {
    id: 'unused-removed',
    source: 'antonybudianto/react-kits #10: unused packages of the template are removed',
    edit: 'turbo is dropped: out of the manifest and its scripts, later out of the catalogue',
    canvas: 'minimal',
    beforeB: (team) =>
      team.json('package.json', (manifest) => {
        delete manifest.devDependencies.turbo;
        manifest.scripts.build = 'pnpm --recursive run build';
        manifest.scripts.check = 'pnpm check:types && pnpm check:lint && pnpm check:unused';
      }),
    beforeC: (team) => team.replace(catalog, '  "turbo": 2.11.9\n', ''),
  },
];
