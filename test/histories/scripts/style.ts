import type { History } from '../history.ts';
import type { Team } from '../team.ts';

const source = /^(apps|packages|scripts)\/.*\.ts$/;

/** Changes the formatter's settings and formats all. */
function restyle(team: Team, change: { indentation: string; quotes: string; more?: string }): void {
  team.replace(
    'biome.json',
    '"formatter": { "indentStyle": "space", "indentWidth": 2, "lineWidth": 120 }',
    `"formatter": { ${change.indentation} }`,
  );
  team.replace('biome.json', '"quoteStyle": "single"', `"quoteStyle": "${change.quotes}"${change.more ?? ''}`);
  team.format();
}

/** Formatting, lint and what else passes over every file. */
export const style: readonly History[] = [
  {
    id: 'double-quotes',
    source: 'gitify-app/gitify #976: a formatter arrives, and with it the question of quotes',
    edit: 'double quotes and lines of 100 from one commit on, all files formatted',
    canvas: 'minimal',
    restyles: true,
    beforeB: (team) =>
      restyle(team, { indentation: '"indentStyle": "space", "indentWidth": 2, "lineWidth": 100', quotes: 'double' }),
  },
  {
    id: 'tabs',
    source: 'coder/coder #14283: tabs, since they are the formatter’s default',
    edit: 'tabs everywhere, and a helper of the team’s own among the lines of the pack',
    canvas: 'support',
    restyles: true,
    beforeB: (team) => {
      restyle(team, { indentation: '"indentStyle": "tab", "lineWidth": 120', quotes: 'single' });
      team.replace(
        'packages/models/src/words.ts',
        '\treturn new Set(',
        '\tif (stems.length === 0) return new Set();\n\treturn new Set(',
      );
    },
  },
  {
    id: 'narrow',
    source: 't3-oss/create-t3-app #106: the generated project gets a style of its own (tab width, width)',
    edit: 'four spaces, lines of 80, no semicolons, no trailing commas; a change of a function of the pack in that style',
    canvas: 'minimal',
    restyles: true,
    beforeB: (team) => {
      restyle(team, {
        indentation: '"indentStyle": "space", "indentWidth": 4, "lineWidth": 80',
        quotes: 'double',
        more: ', "semicolons": "asNeeded", "trailingCommas": "none"',
      });
      team.replace('packages/agent/src/loop/limits.ts', 'steps: 20', 'steps: 30');
    },
  },
  {
    id: 'style-between',
    source: 'qeeqbox/honeypots #51: all files are formatted anew, apart from other changes',
    edit: 'the style changes between two versions of the pack, after a patch of the team',
    canvas: 'minimal',
    restyles: true,
    beforeB: (team) =>
      team.replace('packages/agent/src/loop/decide.ts', 'const longestAnswer = 4096;', 'const longestAnswer = 8192;'),
    beforeC: (team) =>
      restyle(team, { indentation: '"indentStyle": "space", "indentWidth": 2, "lineWidth": 90', quotes: 'double' }),
  },
  {
    id: 'imports-sorted',
    source: 'lincc-frameworks/python-project-template #124: on adoption a hook sorts the imports of every file',
    edit: 'types are imported last in every file of the agent package; the pack changes functions below',
    canvas: 'minimal',
    beforeB: (team) =>
      team.edit(/^packages\/agent\/src\/.*\.ts$/, (text) => {
        const block = /^(?:import [^;{]*(?:\{[^}]*\}[^;]*)?;\n)+/.exec(text)?.[0];
        if (!block) return text;
        const imports = block.match(/import [^;]*;\n/g) ?? [];
        const isType = (line: string): boolean => line.startsWith('import type');
        const sorted = [...imports.filter((line) => !isType(line)), ...imports.filter(isType)];
        return sorted.join('') + text.slice(block.length);
      }),
  },
  {
    id: 'license-headers',
    source: 'TeamCoderz/WordyMe #36: SPDX headers on every source file of apps and packages',
    edit: 'two lines of licence stand on top of every source file',
    canvas: 'support',
    beforeB: (team) =>
      team.edit(
        source,
        (text) => `// SPDX-FileCopyrightText: 2027 Shop\n// SPDX-License-Identifier: LicenseRef-Shop\n${text}`,
      ),
  },
  {
    id: 'headers-in-block',
    source: 'ai-dynamo/snapshot #4: headers of 14 lines become headers of two',
    edit: 'a block of licence on every file, shortened to one line before the third version',
    canvas: 'minimal',
    beforeB: (team) =>
      team.edit(source, (text) => `/*\n * Copyright 2027 Hello.\n * All rights reserved.\n */\n\n${text}`),
    beforeC: (team) =>
      team.edit(source, (text) =>
        text.replace('/*\n * Copyright 2027 Hello.\n * All rights reserved.\n */\n', '// Copyright 2027 Hello.\n'),
      ),
  },
  {
    id: 'types-for-interfaces',
    source: 'MetaMask/core #1932: 79 interfaces become types when a lint rule is switched on',
    edit: 'every interface of the agent package becomes a type',
    canvas: 'minimal',
    beforeB: (team) => team.edit(/^packages\/agent\/src\/.*\.ts$/, typesForInterfaces),
  },
  {
    id: 'types-beside-a-change',
    source: 'ScottLogic/prompt-injection #612: plain objects are types, not interfaces',
    edit: 'the same in the models package, where the pack changes the line below one of them',
    canvas: 'minimal',
    beforeB: (team) => team.edit(/^packages\/models\/src\/.*\.ts$/, typesForInterfaces),
    isAimed: true,
    conflict: { at: 'B', places: { 'packages/models/src/resilience/with-retries.ts': /RetrySettings|deadlineMs/ } },
  },
  {
    id: 'comments-added',
    source: 'NLeSC/python-template #695: review asks for comments and documents on generated code',
    edit: 'comments of reviewers inside functions that the pack changes elsewhere',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace(
        'packages/models/src/resilience/with-retries.ts',
        '  const sampling = new',
        '  // Counts failures over a window, not in a row.\n  const sampling = new',
      );
      team.replace(
        'packages/memory/src/window/fit-newest.ts',
        '  const fitting =',
        '  // An answer alone would confuse the model.\n  const fitting =',
      );
      team.replace(
        'packages/agent/src/loop/call-tool.ts',
        '  const input = tool.parse(given);',
        '  // Throws where the model made arguments up.\n  const input = tool.parse(given);',
      );
    },
  },
  {
    id: 'crlf',
    source: 'copier-org/copier #308: files of a template arrive or are committed with CRLF on Windows',
    edit: 'every text file is committed with CRLF; one function is patched',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace('.gitattributes', 'eol=lf', 'eol=crlf');
      team.replace('packages/agent/src/loop/limits.ts', 'steps: 20', 'steps: 25');
      team.edit(/\.(ts|md|json|ya?ml|mjs)$|^\.[a-z]+$|Dockerfile/, (text, path) =>
        path.startsWith('.canvas/') ? text : text.replaceAll('\n', '\r\n'),
      );
    },
  },
  {
    id: 'crlf-in-places',
    source: 'microsoft/repo-templates #35: some files of a template hold CRLF, some LF',
    edit: 'three files with CRLF and one with a byte order mark, edited in an editor of Windows',
    canvas: 'minimal',
    beforeB: (team) => {
      team.replace(
        'packages/security/src/masking/mask.ts',
        'const maskChecked = ',
        '/** Longest first. */\nconst maskChecked = ',
      );
      for (const path of ['packages/security/src/masking/mask.ts', 'AGENTS.md', 'tsconfig.base.json'])
        team.write(path, team.read(path).replaceAll('\n', '\r\n'));
      team.write('packages/memory/AGENTS.md', `\uFEFF${team.read('packages/memory/AGENTS.md')}`);
    },
  },
  {
    id: 'hooks-trim',
    source: 'OCA/oca-addons-repo-template #64: hooks pass over generated files at every commit',
    edit: 'hooks drop the last line break of documents and trailing rows of blanks; lint-staged and husky are set up',
    canvas: 'minimal',
    beforeB: (team) => {
      team.edit(/^(docs\/runbooks\/.*|packages\/[a-z]+\/AGENTS)\.md$/, (text) => text.trimEnd());
      team.json('package.json', (manifest) => {
        manifest.scripts.prepare = 'husky';
        manifest['lint-staged'] = { '*.ts': 'biome check --write' };
      });
      team.write('.husky/pre-commit', 'pnpm exec lint-staged\n');
      team.makeExecutable('.husky/pre-commit');
    },
  },
  {
    id: 'eslint-beside',
    source: 't3-oss/create-t3-app #1973: a second linter is wanted beside or instead of the generated one',
    edit: 'eslint with a configuration of its own, a script and a turbo task, biome keeps formatting',
    canvas: 'minimal',
    beforeB: (team) => {
      team.write('eslint.config.js', 'export default [{ ignores: ["**/*"] }];\n');
      team.replace(
        'package.json',
        '    "check:unused": "knip",\n',
        '    "check:eslint": "eslint .",\n    "check:unused": "knip",\n',
      );
      team.replace(
        'turbo.json',
        '    "//#check:unused": {}\n',
        '    "//#check:unused": {},\n    "//#check:eslint": {}\n',
      );
      team.replace(
        'biome.json',
        '"rules": { "preset": "recommended" }',
        '"rules": { "preset": "recommended", "suspicious": { "noDoubleEquals": "error" } }',
      );
    },
  },
];

const typesForInterfaces = (text: string): string =>
  text.replace(
    /^(export )?interface (\w+) \{\n([\s\S]*?)^\}$/gm,
    (_whole, exported = '', name, body) => `${exported}type ${name} = {\n${body}};`,
  );
