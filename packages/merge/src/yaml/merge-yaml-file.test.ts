import { describe, expect, it } from 'vitest';
import { mergeFile } from '../merge-file.ts';

const labels = { base: 'base', mine: 'yours', theirs: 'pack' };

function merge({ base, mine, theirs }: { base?: string; mine: string; theirs: string }, path = 'a.yaml') {
  const version = (content: string) => ({ content, executable: false });
  const before = base === undefined ? undefined : version(base);
  return mergeFile({ path, class: 'managed', base: before, mine: version(mine), theirs: version(theirs), labels });
}

const workflow = `name: ci
on:
  push:
    branches: [main]

jobs:
  verify:
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with: { persist-credentials: false }
      - run: npx pnpm@12.21.0 check
      - run: npx pnpm@12.21.0 test
      - name: Load
        run: npx pnpm@12.21.0 load

  # Runs against the real model.
  nightly:
    runs-on: ubuntu-24.04
    steps:
      - run: |
          echo one
          echo two
          echo three
`;

describe('YAML merged by key', () => {
  it('merges a workflow whose job both sides changed', () => {
    const mine = workflow
      .replace('timeout-minutes: 20', 'timeout-minutes: 30 # slow runners')
      .replace(
        '      - run: npx pnpm@12.21.0 test\n',
        '      - run: npx pnpm@12.21.0 test\n        env: { CI: "1" }\n      - run: ./ours.sh\n',
      )
      .replace('echo one', 'echo mine');
    const theirs = workflow
      .replaceAll('12.21.0', '12.22.0')
      .replace('branches: [main]', 'branches: [main, next]')
      .replace(
        '        with: { persist-credentials: false }\n',
        '        with: { persist-credentials: false, fetch-depth: 0 }\n      # The pack adds it.\n      - uses: actions/cache@v4\n        with:\n          path: ~/.cache\n',
      )
      .replace('echo three', 'echo theirs');
    const outcome = merge({ base: workflow, mine, theirs }, '.github/workflows/ci.yml');
    expect(outcome).toMatchObject({ state: 'merged', notes: [] });
    expect(outcome.version.content).toBe(`name: ci
on:
  push:
    branches: [main, next]

jobs:
  verify:
    runs-on: ubuntu-24.04
    timeout-minutes: 30 # slow runners
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with: { persist-credentials: false, fetch-depth: 0 }
      # The pack adds it.
      - uses: actions/cache@v4
        with:
          path: ~/.cache
      - run: npx pnpm@12.22.0 check
      - run: npx pnpm@12.22.0 test
        env: { CI: "1" }
      - run: ./ours.sh
      - name: Load
        run: npx pnpm@12.22.0 load

  # Runs against the real model.
  nightly:
    runs-on: ubuntu-24.04
    steps:
      - run: |
          echo mine
          echo two
          echo theirs
`);
  });

  it('is a conflict at the step that both changed, and the rest of the workflow is merged', () => {
    const outcome = merge(
      {
        base: workflow,
        mine: workflow.replace('pnpm@12.21.0 load', 'pnpm@12.21.0 load --mine'),
        theirs: workflow.replace('pnpm@12.21.0 load', 'pnpm@12.21.0 load --theirs').replace('20', '25'),
      },
      '.github/workflows/ci.yml',
    );
    expect(outcome).toMatchObject({
      state: 'conflict',
      hasMarkers: false,
      version: { content: workflow.replace('pnpm@12.21.0 load', 'pnpm@12.21.0 load --mine').replace('20', '25') },
      places: [{ where: 'jobs.verify.steps[Load].run', theirs: 'npx pnpm@12.21.0 load --theirs' }],
    });
  });

  it('takes the newer of two versions of an action with the comment that names it', () => {
    const at = (sha: string, version: string) =>
      workflow.replace(/@[0-9a-f]{40} # v4.2.2/, `@${sha.repeat(40)} # v${version}`);
    const outcome = merge(
      { base: workflow, mine: at('a', '4.3.0'), theirs: at('b', '4.4.1') },
      '.github/workflows/ci.yml',
    );
    expect(outcome).toMatchObject({ state: 'merged', version: { content: at('b', '4.4.1') } });
    const other = merge(
      { base: workflow, mine: at('a', '5.0.0'), theirs: at('b', '6.0.0') },
      '.github/workflows/ci.yml',
    );
    expect(other).toMatchObject({
      state: 'conflict',
      version: { content: at('a', '5.0.0') },
      places: [{ where: 'jobs.verify.steps[actions/checkout].uses' }],
    });
  });

  const catalog = (lines: string) => `packages:
  - apps/*
  - packages/*

# The one catalogue.
catalog:
${lines}
# A script on a clone that was never installed installs first.
verifyDepsBeforeRun: install
`;

  it('extends a catalog that both sides extended, keeps its order and takes the higher version', () => {
    const outcome = merge(
      {
        base: catalog('  "@types/node": 24.19.0\n  hono: 4.13.0\n  zod: 4.6.0\n'),
        mine: catalog('  "@types/node": 24.20.0\n  hono: 4.13.0\n  ioredis: 6.0.0\n  zod: 4.7.0\n'),
        theirs: catalog('  "@types/node": 24.21.0\n  hono: 4.13.0\n  jose: 6.2.17\n  zod: 4.6.1\n'),
      },
      'pnpm-workspace.yaml',
    );
    expect(outcome).toMatchObject({
      state: 'merged',
      version: {
        content: catalog('  "@types/node": 24.21.0\n  hono: 4.13.0\n  ioredis: 6.0.0\n  jose: 6.2.17\n  zod: 4.7.0\n'),
      },
    });
  });

  it('is a conflict at the catalog entry that both moved across a major', () => {
    const outcome = merge(
      { base: catalog('  hono: 4.0.0\n'), mine: catalog('  hono: 5.0.0\n'), theirs: catalog('  hono: 6.0.0\n') },
      'pnpm-workspace.yaml',
    );
    expect(outcome).toMatchObject({ state: 'conflict', hasMarkers: false, places: [{ where: 'catalog.hono' }] });
  });

  it('keeps the tail of the file when its last key goes, and the comments of neighbours', () => {
    const outcome = merge({
      base: '# head\na: 1 # beside a\n# above b\nb: 2 # beside b\n# above c\nc: 3 # beside c\n',
      mine: '# head\na: 9 # beside a\n# above b\nb: 2 # beside b\n# above c\nc: 3 # beside c\nd: mine\n',
      theirs: '# head\na: 1 # beside a\n# above c\nc: 3 # beside c\n',
    });
    expect(outcome.version.content).toBe('# head\na: 9 # beside a\n# above c\nc: 3 # beside c\nd: mine\n');
  });

  it('keeps the comment on top of the file when the first key goes', () => {
    const outcome = merge({
      base: '# Head.\n\na: 1\nb: 2\n',
      mine: '# Head.\n\na: 1\nb: 3\n',
      theirs: '# Head.\n\nb: 2\n',
    });
    expect(outcome.version.content).toBe('# Head.\n\nb: 3\n');
  });

  it('keeps CRLF, quotes and flow collections', () => {
    const outcome = merge({
      base: 'a: 1\nb: [x, y]\nc: plain\n',
      mine: "a: 1\r\nb: [x, 'm', y]\r\nc: 'plain'\r\n",
      theirs: 'a: 2\nb: [x, y, z]\nc: plain\nd:\n  - one\n',
    });
    expect(outcome.version.content).toBe("a: 2\r\nb: [x, 'm', y, z]\r\nc: 'plain'\r\nd:\r\n  - one\r\n");
  });

  it('moves what the pack adds to the depth of mine', () => {
    const outcome = merge({
      base: 'services:\n  a:\n    image: x\n',
      mine: 'services:\n    a:\n        image: x\n        init: true\n',
      theirs:
        'services:\n  a:\n    image: x\n    ports:\n      - "1:1"\n  b:\n    command: |\n      one\n\n      two\n',
    });
    expect(outcome.version.content).toBe(
      'services:\n    a:\n        image: x\n        init: true\n        ports:\n          - "1:1"\n    b:\n      command: |\n        one\n\n        two\n',
    );
  });

  it('merges documents of one file by kind and name', () => {
    const document = (kind: string, value: string) => `kind: ${kind}\nmetadata: { name: agent }\nvalue: ${value}\n`;
    const outcome = merge({
      base: `${document('A', '1')}---\n${document('B', '1')}`,
      mine: `${document('A', '2')}---\n${document('B', '1')}`,
      theirs: `${document('A', '1')}---\n${document('B', '3')}---\n${document('C', '1')}`,
    });
    expect(outcome).toMatchObject({
      state: 'merged',
      version: { content: `${document('A', '2')}---\n${document('B', '3')}---\n${document('C', '1')}` },
    });
  });

  it.each([
    [
      'an anchored map that both changed',
      'a: &x\n  k: 1\nb: *x\n',
      'a: &x\n  k: 2\nb: *x\n',
      'a: &x\n  k: 3\nb: *x\n',
      'a',
    ],
    ['a folded text that both changed', 'a: >\n  one\n', 'a: >\n  two\n', 'a: >\n  three\n', 'a'],
    ['a tag that both changed', 'a: !x 1\n', 'a: !x 2\n', 'a: !x 3\n', 'a'],
  ])('%s is a conflict', (_, base, mine, theirs, where) => {
    expect(merge({ base, mine, theirs })).toMatchObject({
      state: 'conflict',
      hasMarkers: false,
      version: { content: mine },
      places: [{ where }],
    });
  });

  it('never brings an alias without its anchor', () => {
    const outcome = merge({ base: 'a: 1\n', mine: 'a: 2\n', theirs: 'a: 1\nb: &x { k: 1 }\nc: *x\n' });
    expect(outcome).toMatchObject({ state: 'merged', version: { content: 'a: 2\nb: &x { k: 1 }\nc: *x\n' } });
    const lost = merge({ base: 'b: &x { k: 1 }\n', mine: 'm: 1\n', theirs: 'b: &x { k: 1 }\nc: *x\n' });
    expect(lost).toMatchObject({ state: 'conflict', version: { content: 'm: 1\n' } });
  });

  it.each([
    ['an empty list filled by both', 'a: []\n', 'a: [m]\n', 'a:\n  - t\n', 'a: [m, t]\n'],
    ['an empty map filled by the pack', 'a: {}\nb: 1\n', 'a: {}\nb: 2\n', 'a:\n  t: 1\nb: 1\n', 'a:\n  t: 1\nb: 2\n'],
    ['a value filled by the pack', 'a:\nb: 1\n', 'a:\nb: 2\n', 'a: t\nb: 1\n', 'a: t\nb: 2\n'],
    ['a list emptied by the pack', 'a:\n  - x\nb: 1\n', 'a:\n  - x\nb: 2\n', 'a: []\nb: 1\n', 'a: []\nb: 2\n'],
    [
      'a block into brackets',
      'a: { x: 1 }\n',
      'a: { x: 1, m: 1 }\n',
      'a:\n  x: 1\n  t: [1, 2]\n',
      'a: { x: 1, m: 1, t: [1, 2] }\n',
    ],
    ['brackets into a block', 'a:\n  - x\n', 'a:\n  - x\n  - m\n', 'a: [x, t]\n', 'a:\n  - x\n  - m\n  - t\n'],
    [
      'the first key of an item',
      's:\n  - n: 1\n    v: 1\n',
      's:\n  - n: 1\n    v: 2\n',
      's:\n  - v: 1\n',
      's:\n  - v: 2\n',
    ],
    [
      'an item before the first',
      's:\n  - b\n',
      's:\n  - b\n  - m\n',
      's:\n  - a\n  - b\n',
      's:\n  - a\n  - b\n  - m\n',
    ],
    ['numbers as they are written', 'a: 1.10\n', 'a: 1.10\nb: 1\n', 'a: 1.1\n', 'a: 1.1\nb: 1\n'],
    [
      'an image',
      's: { image: pg:17.2 }\n',
      's: { image: pg:17.4 }\n',
      's: { image: pg:17.5 }\n',
      's: { image: pg:17.5 }\n',
    ],
  ])('%s', (_, base, mine, theirs, merged) => {
    expect(merge({ base, mine, theirs })).toMatchObject({ state: 'merged', version: { content: merged } });
  });
});
