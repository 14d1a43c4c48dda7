import { describe, expect, it } from 'vitest';
import { mergeFile } from '../merge-file.ts';

const labels = { base: 'base', mine: 'yours', theirs: 'pack' };
const version = (content: string) => ({ content, executable: false });

function merge(base: string, mine: string, theirs: string) {
  const path = 'packages/agent/src/config.ts';
  return mergeFile({ path, class: 'keys', base: version(base), mine: version(mine), theirs: version(theirs), labels });
}

const config = `import type { Unbuilt } from './unbuilt.ts';

/** Settings. */
export const config = {
  /** derived.exampleInput */
  exampleInput: 'Where is order 1001?',
  /** derived.refused */
  unbuilt: [] as Unbuilt[],
  limits: {
    /** api.limits.requests */
    requestsPerMinute: 10_000,
  },
  models: [
    { id: 'main', model: 'gpt-4o', useCases: ['answer'] },
  ] as Model[],
  /** tls */
  tlsMinVersion: '1.3' as '1.2' | '1.3',
};
`;

describe('config modules by dotted key', () => {
  it('takes new values and keys, and keeps what the team put in and around the object', () => {
    const outcome = merge(
      config,
      config
        .replace(
          "import type { Unbuilt } from './unbuilt.ts';",
          "import { ours } from './ours.ts';\nimport type { Unbuilt } from './unbuilt.ts';",
        )
        .replace('10_000', '5 * thousand')
        .replace('  models: [', '  // Ours: see the wiki.\n  ours: ours({ a: [1, 2] }),\n  models: [')
        .replace('/** Settings. */', 'const thousand = 1000;\n\n/** Settings. */')
        .concat('\nexport function helper() {\n  return config.limits;\n}\n'),
      config
        .replace(
          "import type { Unbuilt } from './unbuilt.ts';",
          "import type { Model } from './model.ts';\nimport type { Unbuilt } from './unbuilt.ts';",
        )
        .replace("'Where is order 1001?'", "'Where is my parcel?'")
        .replace(
          '    requestsPerMinute: 10_000,\n',
          '    requestsPerMinute: 10_000,\n    /** api.limits.tokens */\n    tokensPerMinute: 1_000,\n',
        )
        .replace("['answer'] },\n", "['answer'] },\n    { id: 'small', model: 'gpt-4o-mini', useCases: [] },\n")
        .replace("'1.3' as", "'1.2' as"),
    );
    expect(outcome).toEqual({
      state: 'merged',
      notes: [],
      version: version(`import { ours } from './ours.ts';
import type { Unbuilt } from './unbuilt.ts';
import type { Model } from './model.ts';

const thousand = 1000;

/** Settings. */
export const config = {
  /** derived.exampleInput */
  exampleInput: 'Where is my parcel?',
  /** derived.refused */
  unbuilt: [] as Unbuilt[],
  limits: {
    /** api.limits.requests */
    requestsPerMinute: 5 * thousand,
    /** api.limits.tokens */
    tokensPerMinute: 1_000,
  },
  // Ours: see the wiki.
  ours: ours({ a: [1, 2] }),
  models: [
    { id: 'main', model: 'gpt-4o', useCases: ['answer'] },
    { id: 'small', model: 'gpt-4o-mini', useCases: [] },
  ] as Model[],
  /** tls */
  tlsMinVersion: '1.2' as '1.2' | '1.3',
};

export function helper() {
  return config.limits;
}
`),
    });
  });

  it('marks a value that both changed, and merges the rest', () => {
    const outcome = merge(
      config,
      config.replace('10_000', '20_000'),
      config.replace('10_000', '30_000').replace("'1.3' as", "'1.2' as"),
    );
    expect(outcome).toMatchObject({
      state: 'conflict',
      hasMarkers: true,
      places: [{ where: 'limits.requestsPerMinute', base: '10_000', mine: '20_000', theirs: '30_000' }],
      version: version(
        config
          .replace("'1.3' as", "'1.2' as")
          .replace(
            '    requestsPerMinute: 10_000,\n',
            '<<<<<<< yours\n    requestsPerMinute: 20_000,\n||||||| base\n    requestsPerMinute: 10_000,\n=======\n    requestsPerMinute: 30_000,\n>>>>>>> pack\n',
          ),
      ),
    });
  });

  it('does not mind other quotes, separators and a missing trailing comma', () => {
    const restyled = config
      .replaceAll("'", '"')
      .replace('10_000,\n  },', '10_000\n  },')
      .replace("['answer']", "[ 'answer', ]");
    const outcome = merge(config, restyled, config.replace('/** tls */', '/** tls */\n  mode: 1,\n  /** tls 2 */'));
    expect(outcome).toMatchObject({
      state: 'merged',
      version: version(restyled.replace('/** tls */', '/** tls */\n  mode: 1,\n  /** tls 2 */')),
    });
  });

  it.each([
    ['a spread and a shorthand of mine', '  ...shared,\n  ours,\n', '  added: 1,\n'],
    [
      'a method and a template of mine',
      `  run() {\n    return [1, 2].map((x) => \`}\${x}\`);\n  },\n`,
      '  added: /* } */ 1,\n',
    ],
  ])('keeps %s', (_, ours, added) => {
    const put = (text: string) => config.replace('  limits: {', `${text}  limits: {`);
    const outcome = merge(config, put(ours), put(added));
    expect(outcome).toMatchObject({ state: 'merged', version: version(put(ours + added)) });
  });

  it('merges a module without such an object by lines', () => {
    const outcome = merge('a();\nb();\nc();\n', 'A();\nb();\nc();\n', 'a();\nb();\nC();\n');
    expect(outcome).toMatchObject({ state: 'merged', version: version('A();\nb();\nC();\n') });
  });
});
