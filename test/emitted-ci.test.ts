import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cleanEnvironment, run, withFolder, writeTree } from '@agent-canvas/testkit';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { builtInPack } from './built-in-pack.ts';
import { renderAnswers } from './render-answers.ts';

const pack = await builtInPack();

/** The text of an emitted file; undefined where the repository has none. */
function emitted(ci: 'github' | 'gitlab' | 'none', path: string): string | undefined {
  const tree = renderAnswers(pack, { name: 'my-agent', 'stack.ci': ci, 'governance.procedures.changeApproval': 'two' });
  const file = tree.files.find((one) => one.path === path);
  return file && String(file.content);
}

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const workflow = (name: string): Workflow => parse(emitted('github', `.github/workflows/${name}.yml`) ?? '');
const scriptOf = (name: string, job: string, find: (step: Step) => boolean): string => {
  const script = workflow(name).jobs[job]?.steps.find(find)?.run;
  if (script === undefined) throw new Error(`${name}.yml, ${job}: no such step`);
  return script;
};

describe('GitHub', () => {
  test('every action is pinned by its commit', () => {
    const steps = ['ci', 'sync'].flatMap((name) => Object.values(workflow(name).jobs).flatMap((job) => job.steps));
    const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    expect(used.length).toBeGreaterThan(5);
    expect(used.filter((uses) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(uses))).toEqual([]);
  });

  test('what runs code of the registry reads alone, and what writes runs git and gh alone', () => {
    const { permissions, jobs } = workflow('sync');
    expect(permissions).toEqual({});
    expect(jobs.prepare?.permissions).toEqual({ contents: 'read' });
    expect(jobs.prepare?.if).toBe("vars.AGENT_CANVAS_SYNC == 'true'");
    expect(JSON.stringify(jobs.prepare)).not.toMatch(/secrets\.|github\.token/i);
    expect(jobs.propose?.permissions).toEqual({ contents: 'write', 'pull-requests': 'write' });
    expect(JSON.stringify(jobs.propose)).not.toMatch(/npx|npm|node /);
    expect(workflow('ci').permissions).toEqual({ contents: 'read' });
  });
});

describe('GitLab', () => {
  const file = parse(emitted('gitlab', '.gitlab-ci.yml') ?? '') as Record<
    string,
    { rules: { if: string }[]; script: string[] }
  >;

  test('checks every change, and syncs on a schedule of its own', () => {
    expect(file.canvas?.script.at(-1)).toBe('node .canvas/check.mjs');
    expect(file.canvas?.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE != "schedule"' }]);
    expect(file.nightly?.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "schedule" && $AGENT_CANVAS_SYNC != "true"' }]);
    for (const job of [file.sync, file.propose]) {
      expect(job?.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "schedule" && $AGENT_CANVAS_SYNC == "true"' }]);
    }
    expect(JSON.stringify(file.sync)).not.toContain('TOKEN');
    expect(JSON.stringify(file.propose)).not.toMatch(/npx|npm/);
  });

  test('its scripts are sound for a shell', async () => {
    for (const job of ['canvas', 'sync', 'propose']) {
      const done = await run(['bash', '-n', '-c', (file[job]?.script ?? ['(']).join('\n')], {
        cwd: '/',
        env: process.env,
      });
      expect([job, done.code, done.stderr]).toEqual([job, 0, '']);
    }
  });
});

test('without CI there is none of it, and the checker is there', () => {
  for (const path of ['.github/workflows/sync.yml', '.github/workflows/ci.yml', '.gitlab-ci.yml']) {
    expect(emitted('none', path)).toBeUndefined();
  }
  expect(emitted('github', '.gitlab-ci.yml')).toBeUndefined();
  expect(emitted('gitlab', '.github/workflows/sync.yml')).toBeUndefined();
  expect(emitted('none', '.canvas/check.mjs')).toContain('export function checkRepository');
});

/** A clone of a bare repository, with programs of our own in front of the PATH. */
async function withRepository(programs: Readonly<Record<string, string>>) {
  const folder = withFolder('emitted-ci');
  const at = (name: string): string => join(folder.path, name);
  writeTree(folder.path, {
    ...Object.fromEntries(Object.entries(programs).map(([name, text]) => [`bin/${name}`, `#!/bin/sh\n${text}\n`])),
    'seed/.canvas/check.mjs': 'console.log(process.argv[2] ?? "text"); process.exitCode = 4;\n',
    'seed/README.md': 'one\n',
    'seed/base.br': new Uint8Array([0, 1, 2]),
  });
  for (const name of Object.keys(programs)) chmodSync(at(`bin/${name}`), 0o755);
  mkdirSync(at('temp'));
  const plain = cleanEnvironment({ home: at('home'), identity: { name: 'A', email: 'a@example.org' } });
  const env = {
    ...plain,
    PATH: [at('bin'), join(process.execPath, '..'), plain.PATH].join(delimiter),
    RUNNER_TEMP: at('temp'),
    GITHUB_OUTPUT: at('output'),
    GITHUB_STEP_SUMMARY: at('summary'),
    GITHUB_REPOSITORY: 'a/b',
    BRANCH: 'agent-canvas/sync',
    LOG: at('log'),
  };
  const sh = (script: string, cwd: string) => run(['bash', '-e', '-c', script], { cwd, env });
  const prepared = await sh(
    'git init -q -b main seed && cd seed && git add -A && git commit -qm one && cd .. && git clone -q --bare seed origin.git && git clone -q origin.git one && git clone -q origin.git two',
    folder.path,
  );
  expect(prepared, prepared.stderr).toMatchObject({ code: 0 });
  const read = (name: string): string | undefined =>
    existsSync(at(name)) ? readFileSync(at(name), 'utf8') : undefined;
  return { sh, at, read, [Symbol.dispose]: () => folder[Symbol.dispose]() };
}

const isSync = ({ id }: Step) => id === 'sync';
const isPush = ({ run: script }: Step) => script?.includes('git push') === true;

describe('the scripts of GitHub, run', () => {
  const edit = 'echo "$@" > "$LOG"; echo two > README.md; echo new > new.md; printf "\\000\\003" > base.br';

  test.each([
    ['synced', `${edit}; exit 0`, 0, 'changed=true\n'],
    ['synced with conflicts', `${edit}; exit 4`, 0, 'changed=true\n'],
    ['nothing to do', 'echo "$@" > "$LOG"', 0, undefined],
    ['failed', `${edit}; exit 1`, 1, undefined],
  ])('prepare: %s', async (_what, npx, code, output) => {
    using repository = await withRepository({ npx });
    const done = await repository.sh(scriptOf('sync', 'prepare', isSync), repository.at('one'));
    expect(done.code).toBe(code);
    expect(repository.read('log')).toBe('--yes agent-canvas@latest sync --yes --verify\n');
    expect(repository.read('output')).toBe(output);
  });

  test.each([
    ['opens', '', 'pr create --head agent-canvas/sync --title Sync with agent-canvas --body-file'],
    ['updates', '7', 'api --silent --method PATCH repos/a/b/pulls/7 --field body=@'],
  ])('propose: %s the pull request with everything that sync changed', async (_what, open, said) => {
    const gh = `echo "$@" >> "$LOG.gh"; case "$1 $2" in "pr list") echo "${open}";; esac`;
    using repository = await withRepository({ npx: `${edit}; exit 4`, gh });
    await repository.sh(scriptOf('sync', 'prepare', isSync), repository.at('one'));
    const done = await repository.sh(scriptOf('sync', 'propose', isPush), repository.at('two'));
    expect(done, done.stderr).toMatchObject({ code: 0 });
    expect(repository.read('log.gh')).toContain(said);
    expect(repository.read('temp/sync.md')).toBe('--md\n');
    const pushed = await repository.sh(
      'git --git-dir origin.git show --stat --format=%s agent-canvas/sync && git --git-dir origin.git show agent-canvas/sync:new.md',
      repository.at('.'),
    );
    expect(pushed.stdout).toMatch(/^Sync with agent-canvas\n.*README\.md.*base\.br.*new\.md.*\nnew\n$/s);
  });

  test('the check of a change fails with the code of the checker, and leaves its table', async () => {
    using repository = await withRepository({});
    const script = scriptOf('ci', 'verify', ({ run: text }) => text?.includes('.canvas/check.mjs') === true);
    const done = await repository.sh(script, repository.at('one'));
    expect(done).toMatchObject({ code: 4, stdout: 'text\n' });
    expect(repository.read('summary')).toBe('--md\n');
  });
});
