// Whole-process benchmarks of the command line beside an empty Node process, a plain copy of the same tree, and peers.
// Prints a Markdown table; docs/benchmarks.md says how to read it. Nothing here asserts on time.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, homedir, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Case, type Measurement, measure } from './measure.ts';
import { syncCases } from './sync-cases.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'packages', 'cli', 'bin', 'agent-canvas.js');
const minimal = join(root, 'test', 'canvases', 'minimal.yaml');
const work = mkdtempSync(join(tmpdir(), 'bench-'));
const node = process.execPath;

/** Peers are installed once, outside the checkout, at the versions that are compared. */
const peers = [
  {
    name: 'create-better-t-stack',
    version: '3.44.1',
    args: ['peer', '--yes', '--no-install', '--no-git', '--disable-analytics'],
  },
  {
    name: 'create-agent-chat-app',
    version: '0.1.6',
    args: ['-Y', '--project-name', 'peer', '--package-manager', 'pnpm', '--install-deps', 'false'],
  },
];

function peerCases(): Case[] {
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'agent-canvas-bench');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{"private":true}');
  return peers.flatMap(({ name, version, args }) => {
    const bin = join(folder, 'node_modules', '.bin', name);
    if (!existsSync(bin)) {
      const done = spawnSync('npm', ['install', '--no-audit', '--no-fund', `${name}@${version}`], {
        cwd: folder,
        stdio: 'ignore',
      });
      if (done.status !== 0) {
        process.stderr.write(`${name} does not install here: left out\n`);
        return [];
      }
    }
    const cwd = mkdtempSync(join(work, 'peer-'));
    const prepare = (): void => rmSync(join(cwd, 'peer'), { recursive: true, force: true });
    return [
      {
        name: `${name} ${version}`,
        command: [node, bin, ...args],
        cwd,
        prepare,
        env: { ...process.env, BTS_TELEMETRY_DISABLED: '1' },
      } satisfies Case,
    ];
  });
}

const target = join(work, 'made');
const copied = join(work, 'copied');
const removeTarget = (): void => rmSync(target, { recursive: true, force: true });
const create = [node, cli, 'create', target, '--canvas', minimal, '--yes', '--no-install', '--no-git'] as const;
execFileSync(create[0], create.slice(1), { stdio: 'ignore' });
const original = join(work, 'original');
cpSync(target, original, { recursive: true });

const cases: Case[] = [
  { name: 'node -e 0', command: [node, '-e', '0'], cwd: work },
  { name: '--help', command: [node, cli, '--help'], cwd: work },
  { name: 'create --help', command: [node, cli, 'create', '--help'], cwd: work },
  { name: 'validate minimal.yaml', command: [node, cli, 'validate', minimal], cwd: work },
  { name: 'plan, minimal', command: [node, cli, 'plan', target, '--canvas', minimal], cwd: work },
  { name: 'create, minimal, no install', command: [...create], cwd: work, prepare: removeTarget },
  {
    name: 'plain copy of the same tree (cp -r)',
    command: ['cp', '-r', original, copied],
    cwd: work,
    prepare: () => rmSync(copied, { recursive: true, force: true }),
  },
  ...syncCases({ root, work, canvas: minimal }),
  ...peerCases(),
];

const results = measure(cases);
const base = results[0]?.ms ?? Number.NaN;
const countFiles = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
const sizeOf = (path: string): number =>
  statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, entry) => sum + sizeOf(join(path, entry)), 0)
    : statSync(path).size;
const installed = ['cli/bin', 'cli/dist', 'create-agent-canvas/bin'].reduce(
  (sum, path) => sum + sizeOf(join(root, 'packages', path)),
  0,
);

const row = ({ name, ms, mib }: Measurement): string =>
  `| ${name} | ${ms.toFixed(0)} | ${(ms / base).toFixed(1)} | ${mib ?? '-'} |`;
process.stdout.write(`Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB

| process | ms, median of 5 | × \`node -e 0\` | MiB, largest |
| --- | --- | --- | --- |
${results.map(row).join('\n')}

Files of minimal: ${countFiles(original)}. Installed: ${(installed / 1e6).toFixed(2)} MB in 2 packages.
`);
rmSync(work, { recursive: true, force: true });
