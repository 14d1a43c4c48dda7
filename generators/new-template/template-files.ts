export interface NewTemplate {
  readonly id: string;
  /** One line. */
  readonly summary: string;
}

/** The files of a new template, by path inside its folder. */
export function templateFiles({ id, summary }: NewTemplate): Readonly<Record<string, string>> {
  return {
    'template.ts': definition({ id, summary }),
    'README.md': readme(id, summary),
    'template.test.ts': test(id),
    'files/package.json': `${JSON.stringify(manifest(id), null, 2)}\n`,
    'files/tsconfig.json': '{ "extends": "../../tsconfig.base.json", "include": ["src"] }\n',
    'files/README.md.hbs': `# {{scope}}/${id}\n\n${sentence(summary)}\n\nVerify: \`pnpm check\`.\n`,
    'files/AGENTS.md.hbs': `# {{scope}}/${id}: for coding agents\n\nCore: \`src/\`.\n\nVerify: \`pnpm check\`.\n`,
    'files/src/index.ts': `/**\n * ${sentence(summary)}\n */\nexport {};\n`,
  };
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const definition = ({ id, summary }: NewTemplate) => `import { defineTemplate } from '@agent-canvas/packs';

export default defineTemplate({
  id: '${id}',
  summary: ${quoted(summary)},
  target: 'packages/${id}',
});
`;

const readme = (id: string, summary: string) => `# Template \`${id}\`

Emits \`packages/${id}\`. ${sentence(summary)}

- \`template.ts\` says when it is chosen (\`when\`), what it reads from the canvas (\`config\`) and what it adds to shared files
  (\`contributions\`); [docs/authoring-templates.md](../../docs/authoring-templates.md) is the reference.
- \`files/\` is a real package of this workspace: \`pnpm install\` links it, then its tests run in place.
`;

const test = (id: string) => `import { fileURLToPath } from 'node:url';
import { parseCanvas } from '@agent-canvas/canvas';
import { buildPack } from '@agent-canvas/packs/build';
import { renderTree } from '@agent-canvas/render';
import { expect, test } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

test('emits its package', async () => {
  const pack = await buildPack({
    folder: at('..'),
    catalogFile: at('../../pnpm-workspace.yaml'),
    name: 'test',
    version: '0.0.0',
  });
  const { canvas } = parseCanvas('name: hello-agent');
  const tree = renderTree(pack, canvas, { isOpen: () => true });
  const own = tree.files.filter(({ template }) => template === '${id}').map(({ path }) => path);
  expect(own).toContain('packages/${id}/src/index.ts');
});
`;

const manifest = (id: string) => ({
  name: `@acme/${id}`,
  version: '0.0.0',
  private: true,
  license: 'UNLICENSED',
  type: 'module',
  exports: './src/index.ts',
});
