import type { History } from '../history.ts';

const tool = `import * as z from 'zod';
import { defineTool } from '../define-tool.ts';

export const openingHoursTool = defineTool({
  name: 'opening-hours',
  version: '1.0.0',
  description: 'Says when a shop opens.',
  input: z.object({ shop: z.string().min(1) }),
  output: z.object({ opens: z.string() }),
  effect: 'read',
  run: async () => ({ opens: '08:00' }),
});
`;

/** Patches of the code itself. */
export const modules: readonly History[] = [
  {
    id: 'tool-added',
    source:
      'GoogleCloudPlatform/agent-starter-pack #784: agent code is the team’s, the rest is compared with the template',
    edit: 'a tool with its test and a golden case is added, a prompt is reworded, sample records are replaced',
    canvas: 'minimal',
    beforeB: (team) => {
      team.write('packages/agent/src/tools/opening-hours.ts', tool);
      team.write(
        'packages/agent/src/tools/opening-hours.test.ts',
        "import { expect, test } from 'vitest';\nimport { openingHoursTool } from './opening-hours.ts';\n\ntest('is a tool that only looks', () => {\n  expect(openingHoursTool.effect).toBe('read');\n});\n",
      );
      team.replace('packages/agent/src/tools/index.ts', '[...canvasTools]', '[...canvasTools, openingHoursTool]');
      team.replace(
        'packages/agent/src/tools/index.ts',
        "import { canvasTools } from '../wiring/parts.ts';\n",
        "import { canvasTools } from '../wiring/parts.ts';\nimport { openingHoursTool } from './opening-hours.ts';\n",
      );
      team.replace('packages/prompts/src/agents/assistant.ts', 'never guess one.', 'never guess one. Be brief.');
    },
  },
  {
    id: 'same-function-far',
    source: 'nf-core/differentialabundance #30: pipelines patch modules that the template patches too',
    edit: 'lines of createPolicy are changed a few lines below those that the pack changes',
    canvas: 'minimal',
    beforeB: (team) =>
      team.replace(
        'packages/models/src/resilience/with-retries.ts',
        'delay * (0.5 + Math.random() / 2)',
        'delay * (0.8 + Math.random() / 5)',
      ),
  },
  {
    id: 'adjacent-line',
    source: 'cruft/cruft #49: a hunk is rejected whole where a neighbouring line was edited',
    edit: 'the line right above the one that the pack changes in fit-newest.ts',
    canvas: 'minimal',
    beforeB: (team) =>
      team.replace(
        'packages/memory/src/window/fit-newest.ts',
        '    left -= estimateTokens(turn.text);',
        '    left -= estimateTokens(turn.text) + 1;',
      ),
    isAimed: true,
    conflict: { at: 'B', places: { 'packages/memory/src/window/fit-newest.ts': /MOST_TURNS/ } },
  },
  {
    id: 'same-line',
    source: 'copier-org/copier #2386: both changed a line, and the file is left with rejects',
    edit: 'the team accepts another scheme of tokens in the line that the security fix changes',
    canvas: 'minimal',
    beforeB: (team) =>
      team.replace(
        'packages/security/src/authentication/bearer-token.ts',
        '/^bearer +(\\S+)$/i',
        '/^(?:bearer|token) +(\\S+)$/i',
      ),
    isAimed: true,
    conflict: { at: 'B', places: { 'packages/security/src/authentication/bearer-token.ts': /LONGEST_HEADER/ } },
  },
  {
    id: 'fixed-before-us',
    source: 'nf-core/metatdenovo #454: a regression was worked around locally, then fixed the same way in the template',
    edit: 'the team applied the fix of the pack word by word before it came, and kept an extra test',
    canvas: 'minimal',
    beforeB: (team) => {
      const path = 'packages/security/src/masking/mask.ts';
      team.replace(
        path,
        "  { label: 'ssn',",
        "  { label: 'mac', pattern: /(?<![\\w:-])(?:[\\da-f]{2}[:-]){5}[\\da-f]{2}(?![\\w:-])/gi },\n  { label: 'ssn',",
      );
      team.replace(
        'packages/security/src/masking/mask.test.ts',
        "  ['call 415-555-2671', 'call [phone]'],\n",
        "  ['call 415-555-2671', 'call [phone]'],\n  ['nic 00-1A-2b-3c-4d-5e', 'nic [mac]'],\n",
      );
    },
  },
  {
    id: 'fixed-otherwise',
    source:
      'Boehringer-Ingelheim/dso #20: the project had solved for itself what the template then brings in other words',
    edit: 'the team logs more of what a provider says, on the line where the pack cuts control characters',
    canvas: 'minimal',
    beforeB: (team) =>
      team.replace('packages/models/src/openai-compatible/error-of-response.ts', '.slice(0, 300);', '.slice(0, 1000);'),
    isAimed: true,
    conflict: { at: 'C', places: { 'packages/models/src/openai-compatible/error-of-response.ts': /Cc/ } },
  },
  {
    id: 'fields-added',
    source: 'vndevteam/nestjs-turbo #3: cross-cutting concerns are added to generated code',
    edit: 'a log line, a counter and a parameter are added to core modules near changes of the pack',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace('packages/agent/src/loop/call-tool.ts', 'seconds: ms / 1000', 'seconds: Math.max(1, ms) / 1000');
      team.replace(
        'apps/agent-service/src/limits/create-limiter.ts',
        '  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));',
        '  const seconds = Math.max(2, Math.ceil(msBeforeNext / 1000));',
      );
    },
    conflict: { at: 'C', places: { 'apps/agent-service/src/limits/create-limiter.ts': /ratelimit-reset/ } },
  },
  {
    id: 'roles-changed',
    source: 'vshn/provider-minio #53: an update is refused because of one decision, and everything else with it',
    edit: 'a role of the team’s own in default-roles.ts, beside the one that the pack changes',
    canvas: 'minimal',
    beforeB: (team) =>
      team.replace(
        'packages/security/src/authorization/default-roles.ts',
        "  { name: 'admin', permissions: ['*'] },\n",
        "  { name: 'admin', permissions: ['*'] },\n  { name: 'auditor', permissions: ['runs:read', 'tools:read'] },\n",
      ),
  },
  {
    id: 'detectors-added',
    source: 'scverse/scirpy #402: a project keeps its additions when it moves to the template',
    edit: 'a detector with tests is added at the end of the list that the pack extends in its middle',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace(
        'packages/security/src/masking/mask.ts',
        '\n];\n\n/**\n * Replaces',
        "\n  { label: 'order', pattern: /\\bORD-\\d{6}\\b/g },\n];\n\n/**\n * Replaces",
      );
      team.replace(
        'packages/security/src/masking/mask.test.ts',
        "  ['call 415-555-2671', 'call [phone]'],\n",
        "  ['call 415-555-2671', 'call [phone]'],\n  ['order ORD-123456', 'order [order]'],\n",
      );
    },
  },
  {
    id: 'renamed-module-patched',
    source: 'copier-org/copier #288: what the template renames is edited under its old name',
    edit: 'percentile.ts and estimate-tokens.ts are patched, which the pack renames later',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace(
        'packages/deployment/src/percentile.ts',
        '  const sorted =',
        '  // A copy: the caller keeps its order.\n  const sorted =',
      );
      team.replace(
        'packages/memory/src/window/estimate-tokens.ts',
        'CHARACTERS_PER_TOKEN = 4',
        'CHARACTERS_PER_TOKEN = 3.5',
      );
    },
    isAimed: true,
    conflict: { at: 'C', places: { 'packages/memory/src/window/count-tokens.ts': /Role and separators/ } },
  },
  {
    id: 'renamed-module-commented',
    source: 'copier-org/copier #367: files get a new name in the template and stay behind under the old one',
    edit: 'modules that the pack renames later are documented and patched away from its changes',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace(
        'packages/deployment/src/percentile.ts',
        '  const sorted =',
        '  // A copy: the caller keeps its order.\n  const sorted =',
      );
      team.append(
        'packages/memory/src/window/estimate-tokens.ts',
        '\n/** Whether a text is worth a turn of its own. */\nexport const isWorthATurn = (text: string): boolean => estimateTokens(text) > TOKENS_PER_TURN;\n',
      );
      team.write(
        'packages/memory/src/window/is-worth-a-turn.test.ts',
        "import { expect, test } from 'vitest';\n\ntest('nothing is not worth a turn', () => {\n  expect(''.length).toBe(0);\n});\n",
      );
    },
  },
  {
    id: 'imports-a-renamed-module',
    source: 'copier-org/copier #288: a renamed folder leaves behind whoever pointed at the old name',
    edit: 'a module of the team imports estimate-tokens.ts, which the pack renames later',
    canvas: 'minimal',
    beforeB: (team) =>
      team.write(
        'packages/memory/src/window/fits.ts',
        "import { estimateTokens } from './estimate-tokens.ts';\n\n/** Whether a text fits into what is left. */\nexport const fits = (text: string, left: number): boolean => estimateTokens(text) <= left;\n",
      ),
    breaks: 'packages/memory/src/window/fits.ts',
  },
  {
    id: 'squashed',
    source:
      'cjolowicz/cookiecutter-hypermodern-python #756: a range of commits is squashed into one, and the history with its bases is gone',
    edit: 'all history becomes one commit after patches, twice',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace(
        'packages/models/src/resilience/with-retries.ts',
        'delay * (0.5 + Math.random() / 2)',
        'delay * (0.9 + Math.random() / 10)',
      );
      team.replace('AGENTS.md', '| change a setting |', '| ask who owns what | the wiki |\n| change a setting |');
      team.squash();
    },
    beforeC: (team) => {
      team.replace('packages/agent/src/loop/limits.ts', 'steps: 20', 'steps: 12');
      team.squash();
    },
  },
  {
    id: 'long-lived',
    source:
      'theislab/DRVI #140: a repository far from its template takes an update with pins, tools, types and documents at once',
    edit: 'a year in one history: bots, licence headers, another style, a job, keys, variables, patches, deleted pages',
    canvas: 'support',
    restyles: true,
    beforeB: (team) => {
      team.edit(/^(apps|packages|scripts)\/.*\.ts$/, (text) => `// SPDX-License-Identifier: LicenseRef-Shop\n${text}`);
      team.replace('pnpm-workspace.yaml', '"zod": 4.6.7', '"zod": 4.6.8');
      team.append(
        '.github/workflows/ci.yml',
        '\n  image:\n    needs: verify\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build --tag agent .\n',
      );
      team.append('.env.example', '\n# Address of the shop\nSHOP_URL=http://localhost:3000\n');
      team.replace(
        'packages/models/src/resilience/with-retries.ts',
        'delay * (0.5 + Math.random() / 2)',
        'delay * (0.8 + Math.random() / 5)',
      );
      team.write('README.md', '# Support\n');
      team.remove('docs/playbooks/hallucination.md');
    },
    beforeC: (team) => {
      team.replace('biome.json', '"quoteStyle": "single"', '"quoteStyle": "double"');
      team.format();
      team.replace(
        'package.json',
        '    "test": "vitest run",\n',
        '    "test": "vitest run",\n    "db:reset": "rm -rf .data",\n',
      );
      team.replace('packages/agent/src/loop/limits.ts', 'steps: 20', 'steps: 40');
    },
  },
];
