import { runCommand } from '@agent-canvas/apply';
import { checkRepository, type Report, toMarkdown, toSarif, toText } from '@agent-canvas/check';
import { UsageError, UserError } from '@agent-canvas/errors';
import type { Parsed } from '../flags.ts';
import { loadBuiltInPack } from '../load-pack.ts';
import type { Terminal } from '../terminal.ts';
import { findRoot } from './find-root.ts';

const formats = ['json', 'sarif', 'md'] as const;

/**
 * `sync --check`: the checker that repositories are given, which also knows this version of the pack and its advisories; with
 * `--latest` the registry is asked for the newest. Exit codes: 0 in sync, 1 failed, 2 behind, 3 drifted, 4 conflict, 5 tampered.
 */
export async function checkSync(parsed: Parsed, terminal: Terminal): Promise<number> {
  const [format, other] = formats.filter((one) => parsed.has(one));
  if (other !== undefined) {
    throw new UsageError({
      code: 'E_FLAGS',
      message: `--${format} and --${other} are two formats for one output`,
      hint: 'Give one of them.',
    });
  }
  const { pack } = loadBuiltInPack();
  const newest = parsed.has('latest') ? await askRegistry(pack.name, terminal) : pack.version;
  const report = checkRepository(findRoot(terminal.cwd), {
    advisories: pack.advisories ?? [],
    latest: { [pack.name]: newest },
  });
  terminal.out(show(report, format, terminal));
  return report.exitCode;
}

function show(report: Report, format: (typeof formats)[number] | undefined, terminal: Terminal): string {
  if (format === 'md') return toMarkdown(report);
  if (format === undefined) return toText(report, { hasColours: terminal.hasColours });
  return `${JSON.stringify(format === 'sarif' ? toSarif(report) : report, null, 2)}\n`;
}

/** The newest published version, by the user's own npm settings. Throws E_REGISTRY where it does not say. */
async function askRegistry(name: string, terminal: Terminal): Promise<string> {
  const asked = await runCommand(['npm', 'view', name, 'version'], {
    cwd: terminal.cwd,
    env: terminal.env,
    signal: terminal.signal,
  });
  const version = /^\d+\.\d+\.\d+\S*$/m.exec(asked.output)?.[0];
  if (asked.code === 0 && version !== undefined) return version;
  throw new UserError({
    code: 'E_REGISTRY',
    message: `The registry did not say which version of ${name} is the newest`,
    hint: `npm said: ${asked.output.trim().split('\n').slice(-3).join(' ') || 'nothing'}. Check with: npm view ${name} version`,
  });
}
