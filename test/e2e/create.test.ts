import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment, freePort, readEvents, run, type Service, startService } from '@agent-canvas/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(root, 'packages', 'cli', 'bin', 'agent-canvas.js');
/** As the README says it, but a registry that hangs does not hold up a pnpm that is here already. */
const pnpm = ['npx', '--yes', '--prefer-offline', 'pnpm@12'] as const;
const minutes = (count: number): number => count * 60_000;

/** Questions that the scripted model answers with a tool of each canvas. */
const questions = {
  minimal: 'Where is order 1001?',
  support: 'Where is order 1001?',
  research: 'Search the filings for 1001',
};

/** What is worth a second look in each: research asks for more load than its users make. */
const warnings = { minimal: [], support: [], research: ['requirements.performance.sustainedRps'] };

describe.each(['minimal', 'support', 'research'] as const)('the repository of %s.yaml', (name) => {
  let folder: string;
  let repository: string;
  let env: NodeJS.ProcessEnv;
  beforeAll(() => {
    folder = mkdtempSync(join(realpathSync(tmpdir()), `e2e-${name}-`));
    repository = join(folder, 'made');
    env = cleanEnvironment({
      home: join(folder, 'home'),
      identity: { name: 'Test', email: 'test@example.com' },
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

  const script = async (...command: string[]): Promise<string> => {
    const done = await run([...pnpm, ...command] as [string, ...string[]], { cwd: repository, env });
    if (done.code !== 0)
      throw new Error(`pnpm ${command.join(' ')} exited ${done.code}\n${done.stdout}\n${done.stderr}`);
    return done.stdout + done.stderr;
  };

  test(
    'is created, installed and committed, without a warning',
    async () => {
      const canvas = join(root, 'test', 'canvases', `${name}.yaml`);
      const made = await run(['node', cli, 'create', repository, '--canvas', canvas, '--yes'], { cwd: folder, env });
      expect(made).toMatchObject({ code: 0 });
      expect([...made.stderr.matchAll(/warning (\S+):/g)].map((match) => match[1])).toEqual(warnings[name]);
      expect(existsSync(join(repository, 'pnpm-lock.yaml'))).toBe(true);
      const status = await run(['git', 'status', '--porcelain'], { cwd: repository, env });
      expect(status.stdout).toBe('');
      const log = await run(['git', 'log', '--oneline'], { cwd: repository, env });
      expect(log.stdout.trim().split('\n')).toHaveLength(1);
    },
    minutes(6),
  );

  test('passes its own check', () => script('check'), minutes(5));

  test('passes its own tests', () => script('test'), minutes(10));

  test(
    'passes its evaluation, and says that quality is unmeasured',
    async () => {
      expect(await script('eval')).toContain('plumbing: pass · quality: UNMEASURED');
    },
    minutes(3),
  );

  test('builds', () => script('build'), minutes(5));

  describe('in development', () => {
    let service: Service;
    let port: number;
    let answer: { key: string; curl: string };
    beforeAll(async () => {
      port = await freePort();
      service = await startService([...pnpm, 'dev'], { cwd: repository, env, port });
      const curl = /^.*curl .*$/m.exec(service.output())?.[0] ?? '';
      answer = { curl: curl.trim(), key: /authorization: Bearer ([^"'\s]+)/i.exec(curl)?.[1] ?? '' };
    }, minutes(2));
    afterAll(() => service?.kill());
    const headers = (extra: Record<string, string> = {}): Record<string, string> => ({
      'content-type': 'application/json',
      ...(answer.key && { authorization: `Bearer ${answer.key}` }),
      ...extra,
    });
    const body = JSON.stringify({ input: questions[name] });

    test('the printed curl line is answered with a tool call', async () => {
      const done = await run(['bash', '-c', answer.curl], { cwd: folder, env });
      const result = JSON.parse(done.stdout);
      expect(result).toMatchObject({
        id: expect.any(String),
        status: 'completed',
        output: expect.stringMatching(/\w/),
      });
      expect(result.toolCalls.length).toBeGreaterThan(0);
      expect(result.usage).toMatchObject({ inputTokens: expect.any(Number), outputTokens: expect.any(Number) });
    });

    test.runIf(name === 'minimal')('the README of this project shows the line that is printed', () => {
      const shown = answer.curl.replace(answer.key, '<key>').replace(`:${port}/`, ':8787/');
      expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(shown);
    });

    test('a run waits for its answer over HTTP', async () => {
      const response = await fetch(`${service.url}/v1/runs`, { method: 'POST', headers: headers(), body });
      const result = (await response.json()) as { status: string; toolCalls: { name: string }[] };
      expect(response.status).toBe(200);
      expect(result.status).toBe('completed');
      expect(result.toolCalls[0]?.name).toMatch(/lookup|search/);
    });

    test.skipIf(name === 'research')('a run streams over SSE', async () => {
      const accept = { accept: 'text/event-stream' };
      const response = await fetch(`${service.url}/v1/runs`, { method: 'POST', headers: headers(accept), body });
      expect(response.headers.get('content-type')).toContain('text/event-stream');
      const events = await readEvents(response);
      expect(events[0]?.event).toBe('run.started');
      expect(events.map(({ event }) => event)).toContain('tool.finished');
      expect(events.at(-1)?.event).toBe('run.finished');
    });

    test.runIf(name === 'research')('a channel that the canvas does not name is not there', async () => {
      const accept = { accept: 'text/event-stream' };
      const response = await fetch(`${service.url}/v1/runs`, { method: 'POST', headers: headers(accept), body });
      expect(response.headers.get('content-type')).not.toContain('text/event-stream');
    });

    test('metrics count the runs, and the specification names the routes', async () => {
      const metrics = await (await fetch(`${service.url}/metrics`)).text();
      expect(metrics).toMatch(/^agent_run_duration_seconds_count\{[^}]*status="completed"[^}]*\} [1-9]/m);
      const specification = (await (await fetch(`${service.url}/openapi.json`)).json()) as { paths: object };
      expect(Object.keys(specification.paths)).toContain('/v1/runs');
    });

    test('a request without a key is refused with a problem document', async () => {
      const response = await fetch(`${service.url}/v1/runs`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect(response.status).toBe(401);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
    });
  });

  test(
    'what was built drains on SIGTERM: the run in flight ends, then the process exits 0',
    async () => {
      const port = await freePort();
      const data = join(folder, 'data');
      mkdirSync(data, { recursive: true });
      const main = join(repository, 'apps', 'agent-service', 'dist', 'main.js');
      // The repository's own Node: the caller's may be older than what its engines name.
      const node = join(repository, 'node_modules', '.bin', 'node');
      const service = await startService([node, main], { cwd: repository, env: { ...env, DATA_DIR: data }, port });
      const key = /authorization: Bearer ([^"'\s]+)/i.exec(service.output())?.[1] ?? '';
      const running = fetch(`${service.url}/v1/runs`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ input: questions[name] }),
      });
      const answered = running.then((response) => response.json());
      await new Promise((resolve) => setTimeout(resolve, 5));
      const stopped = await service.stop();
      expect(await answered).toMatchObject({ status: 'completed' });
      expect(stopped).toMatchObject({ code: 0 });
    },
    minutes(2),
  );

  test('holds the contract files', () => {
    const lock = JSON.parse(readFileSync(join(repository, '.canvas', 'lock.json'), 'utf8'));
    expect(Object.keys(lock.files)).toContain('AGENTS.md');
    for (const path of ['AGENTS.md', 'CANVAS.md', 'canvas.yaml', '.canvas/base.br', 'README.md']) {
      expect(existsSync(join(repository, path)), path).toBe(true);
    }
  });
});

describe('from a name alone', () => {
  test.each(['prototype', 'pilot', 'production'])(
    'a repository at stage %s is planned without a warning',
    async (stage) => {
      const folder = mkdtempSync(join(realpathSync(tmpdir()), 'e2e-name-'));
      const env = cleanEnvironment({ home: join(folder, 'home') });
      const made = await run(
        ['node', cli, 'create', 'my-agent', '--yes', '--stage', stage, '--no-install', '--no-git'],
        { cwd: folder, env },
      );
      expect(made).toMatchObject({ code: 0 });
      expect(made.stderr + made.stdout).not.toMatch(/warning/i);
      expect(existsSync(join(folder, 'my-agent', 'package.json'))).toBe(true);
      rmSync(folder, { recursive: true, force: true });
    },
  );
});
