import type { Pack } from '@agent-canvas/packs';
import { changesB } from '../histories/changes-b.ts';
import { changesC } from '../histories/changes-c.ts';
import { addFile, editPack, replaceIn } from '../histories/edit-pack.ts';
import type { PackChange } from '../histories/pack-change.ts';

/** Of the changes that histories are played over, those that need no version that only histories know. */
const taken = [
  'ci-checkout',
  'token-length',
  'retry-deadline',
  'rename-percentile',
  'no-failure-modes',
  'test-timeout',
];

/** A test that brings a dependency along. */
const dependency: PackChange = {
  id: 'yaml-cases',
  what: 'a test of the models reads its cases from YAML',
  edits: [
    (pack) => ({ ...pack, catalog: { ...pack.catalog, yaml: '2.9.1' } }),
    replaceIn('packages/models/package.json', '"vitest": "catalog:"', '"vitest": "catalog:",\n    "yaml": "catalog:"'),
    addFile(
      'models',
      'packages/models/src/words-in-yaml.test.ts',
      "import { expect, test } from 'vitest';\nimport { parse } from 'yaml';\nimport { words } from './words.ts';\n\nconst cases = parse('Where is order 1001?: [order, number]') as Record<string, string[]>;\n\ntest.each(Object.entries(cases))('the words of %s', (text, expected) => {\n  expect([...words(text)]).toEqual(expect.arrayContaining(expected));\n});\n",
    ),
  ],
};

/** A second version of a pack: a rename, a deletion, a new dependency, changed values, a changed CI file, a security fix with its advisory. */
export function packTwo(pack: Pack): Pack {
  const version = '1.1.0';
  const changes = [...[...changesB, ...changesC].filter(({ id }) => taken.includes(id)), dependency];
  const edited = editPack(
    pack,
    changes.flatMap(({ edits }) => edits),
  );
  return {
    ...edited,
    version,
    migrations: [
      ...(pack.migrations ?? []),
      ...changes.flatMap(({ migration }) => (migration ? [{ ...migration, version }] : [])),
    ],
    advisories: [
      ...(pack.advisories ?? []),
      ...changes.flatMap(({ advisory }) =>
        advisory ? [{ ...advisory(pack), affects: `<${version}`, fixedIn: version }] : [],
      ),
    ],
    changelog: { ...pack.changelog, [version]: changes.map(({ what }) => `- ${what}`).join('\n') },
  };
}
