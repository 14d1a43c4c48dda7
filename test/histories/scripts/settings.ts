import type { History } from '../history.ts';

/** Compiler, configuration, answers. */
export const settings: readonly History[] = [
  {
    id: 'stricter',
    source: 'angular/angular-cli #18744: the shape of generated tsconfig files is changed by teams and by updates',
    edit: 'stricter options of the compiler, beside the one that the pack adds, and the same one too',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace(
        'tsconfig.base.json',
        '    "noImplicitOverride": true,\n',
        '    "noImplicitOverride": true,\n    "noImplicitReturns": true,\n    "allowUnreachableCode": false,\n',
      );
      team.replace(
        'tsconfig.base.json',
        '    "skipLibCheck": true,\n',
        '    "skipLibCheck": true,\n    "forceConsistentCasingInFileNames": true,\n',
      );
    },
  },
  {
    id: 'compiler-commented',
    source: 'angular/angular-cli #32375: updates write configuration files anew, and formatting is lost',
    edit: 'comments explain options of the compiler, paths and another include are added',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace(
        'tsconfig.base.json',
        '    "strict": true,\n',
        '    // All of it: https is not the place to be lax.\n    "strict": true,\n',
      );
      team.replace('tsconfig.json', '"scripts", "*.ts"]', '"scripts", "tools", "*.ts"]');
    },
  },
  {
    id: 'scripts-added',
    source: 'paralect/ship #179: a prepare script is added to the manifest of a generated monorepo',
    edit: 'scripts and a field are added around those of the pack',
    canvas: 'support',
    beforeB: (team) => {
      team.replace(
        'package.json',
        '    "test": "vitest run",\n',
        '    "test": "vitest run",\n    "test:unit": "vitest run packages",\n    "db:reset": "rm -rf .data",\n',
      );
      team.replace(
        'package.json',
        '  "private": true,\n',
        '  "private": true,\n  "repository": "github:shop/support",\n',
      );
    },
    beforeC: (team) =>
      team.replace(
        'package.json',
        '    "db:reset": "rm -rf .data",\n',
        '    "db:reset": "rm -rf .data",\n    "db:seed": "node scripts/seed.ts",\n',
      ),
  },
  {
    id: 'tasks-added',
    source: 'senchabot-opensource/monorepo #232: globalEnv and tasks are added to turbo.json',
    edit: 'tasks, outputs and environment are added to turbo.json, another include to vitest.config.ts',
    canvas: 'minimal',
    beforeB: (team) => {
      team.json('turbo.json', (turbo) => {
        turbo.globalEnv = ['LOG_LEVEL'];
        turbo.tasks.build.outputs.push('generated/**');
        turbo.tasks.dev = { cache: false, persistent: true };
      });
      team.replace('vitest.config.ts', "'scripts/*.test.ts']", "'scripts/*.test.ts', 'tools/*.test.ts']");
    },
  },
  {
    id: 'keys-added',
    source: 'nf-core/metatdenovo #454: the pipeline keeps its configuration and takes what the template added',
    edit: 'keys of the team’s own in a config.ts, beside the key that the pack adds',
    canvas: 'minimal',
    beforeB: (team) =>
      team.replace(
        'packages/models/src/config.ts',
        '  },\n  breaker: {\n',
        '  },\n  /** Ours: a provider that is slow at night. */\n  nightFactor: 2,\n  breaker: {\n',
      ),
  },
  {
    id: 'values-changed',
    source: 'Roche/foxops #151: values of an incarnation differ from those of its template',
    edit: 'values in config.ts files are changed in a hurry, one under a key that the pack renames',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace('packages/models/src/config.ts', 'maxAttempts: 3', 'maxAttempts: 5');
      team.replace('packages/deployment/src/config.ts', 'loadP95Ms: 500', 'loadP95Ms: 400');
      team.replace('apps/agent-service/src/config.ts', 'requestsPerMinute: 100,', 'requestsPerMinute: 60,');
    },
  },
  {
    id: 'answers-changed',
    source: 'NLeSC/python-template #434: answers are changed by an update, some values meet edits',
    edit: 'patches first; then the canvas asks for another window and another time to live',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace(
        'packages/memory/src/window/fit-newest.ts',
        '  const fitting =',
        '  // Never half a question.\n  const fitting =',
      );
      team.replace('packages/memory/src/config.ts', 'workingTtlMs: 86_400_000', 'workingTtlMs: 43_200_000');
    },
    beforeC: (team) =>
      team.append(
        'canvas.yaml',
        'memory:\n  persistence: { windowTokens: 24000 }\n  lifecycle: { shortTermTtl: 30m }\n',
      ),
  },
  {
    id: 'answer-meets-edit',
    source: 'copier-org/copier #943: a value that the answers decide was also changed in the file',
    edit: 'a value is changed in config.ts, and later to another one in canvas.yaml',
    canvas: 'minimal',
    beforeB: (team) => team.replace('packages/memory/src/config.ts', 'windowTokens: 16_000', 'windowTokens: 20_000'),
    beforeC: (team) => team.append('canvas.yaml', 'memory:\n  persistence: { windowTokens: 24000 }\n'),
    isAimed: true,
    conflict: { at: 'C', places: { 'packages/memory/src/config.ts': /windowTokens/ } },
  },
  {
    id: 'option-other-value',
    source: 'projectsyn/commodore #611: an update that conflicts has to fail, not to report success',
    edit: 'the team set the compiler option that the pack adds to the other value, on purpose',
    canvas: 'minimal',
    beforeB: (team) =>
      team.replace(
        'tsconfig.base.json',
        '    "noImplicitOverride": true,\n',
        '    "noImplicitOverride": true,\n    "noImplicitReturns": false,\n',
      ),
    isAimed: true,
    conflict: { at: 'B', places: { 'tsconfig.base.json': /noImplicitReturns/ } },
  },
  {
    id: 'file-added-by-both',
    source: 'copier-org/copier #1587: template and project add the same path, and the project’s file was lost',
    edit: 'the team already has docs/runbooks/dependencies.md when the pack brings one',
    canvas: 'minimal',
    beforeB: (team) =>
      team.write('docs/runbooks/dependencies.md', '# When a dependency has a hole\n\nCall the platform team.\n'),
    isAimed: true,
    conflict: { at: 'B', places: { 'docs/runbooks/dependencies.md': /./ } },
  },
];
