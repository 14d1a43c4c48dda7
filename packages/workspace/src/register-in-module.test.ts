import { describe, expect, test } from 'vitest';
import { registerInModule } from './register-in-module.ts';

const entry = { import: { name: 'refundTool', from: './refund.ts' }, list: 'tools', item: 'refundTool' };

const cases = [
  {
    what: 'a list on one line, imports in order',
    before: `import type { Tool } from '../define-tool.ts';
import { canvasTools } from '../wiring/parts.ts';

export const tools: readonly Tool[] = [...canvasTools];
`,
    after: `import type { Tool } from '../define-tool.ts';
import { canvasTools } from '../wiring/parts.ts';
import { refundTool } from './refund.ts';

export const tools: readonly Tool[] = [...canvasTools, refundTool];
`,
  },
  {
    what: 'another style: double quotes, no semicolons, many lines, a later import',
    before: `import { a } from "./a.ts"
import { z } from "./z.ts"

/** [not here] */
export const tools = [
\ta, // first, of [two]
\tz
]
`,
    after: `import { a } from "./a.ts"
import { refundTool } from "./refund.ts"
import { z } from "./z.ts"

/** [not here] */
export const tools = [
\ta, // first, of [two]
\tz,
\trefundTool,
]
`,
  },
  {
    what: 'an empty list and no import',
    before: 'export const tools: Tool[] = [];\n',
    after: "import { refundTool } from './refund.ts';\n\nexport const tools: Tool[] = [refundTool];\n",
  },
  {
    what: 'Windows line ends',
    before: "import { a } from './a.ts';\r\n\r\nexport const tools = [\r\n  a,\r\n];\r\n",
    after:
      "import { a } from './a.ts';\r\nimport { refundTool } from './refund.ts';\r\n\r\nexport const tools = [\r\n  a,\r\n  refundTool,\r\n];\r\n",
  },
];

describe('registering a tool', () => {
  test.each(cases)('in $what', ({ before, after }) => {
    expect(registerInModule(before, entry)).toBe(after);
  });

  test.each(cases)('twice changes nothing more: $what', ({ after }) => {
    expect(registerInModule(after, entry)).toBe(after);
  });

  test('a property of an object takes an item without an import', () => {
    const before = "export const extras = {\n  words: ['a'],\n  /** Names. */\n  tools: [],\n};\n";
    const after = before.replace('tools: []', "tools: ['refund']");
    expect(registerInModule(before, { list: 'tools', item: "'refund'" })).toBe(after);
  });

  test('a module that was reshaped is left to its team', () => {
    expect(registerInModule('export const tools = collect(folder);\n', entry)).toBeUndefined();
  });
});
