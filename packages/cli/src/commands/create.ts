import { relative } from 'node:path';
import { applyCreate, commitAll, findPackageManager, inspectTarget, installDependencies } from '@agent-canvas/apply';
import { UsageError } from '@agent-canvas/errors';
import type { Plan } from '@agent-canvas/plan';
import type { Parsed } from '../flags.ts';
import { makePlan } from '../make-plan.ts';
import { type CanvasRequest, readRequest } from '../read-request.ts';
import { planToJson, showPlan } from '../show-plan.ts';
import { showWarnings } from '../show-warnings.ts';
import type { Terminal } from '../terminal.ts';

/** `create`: plan, write, install, then the first commit with the lockfile in it. */
export async function run(parsed: Parsed, terminal: Terminal): Promise<number> {
  const isJson = parsed.has('json');
  const request = await answer(parsed, terminal);
  if (!request) return 0;
  const { issues: warnings } = request.parsed;
  if (!isJson) showWarnings(warnings, terminal);
  const plan = makePlan(request);
  if (parsed.has('dry-run')) {
    const withContents = parsed.has('diff');
    if (isJson)
      terminal.out(
        `${JSON.stringify(planToJson(plan, { target: request.target, warnings, withContents }), null, 2)}\n`,
      );
    else showPlan(plan, withContents, terminal);
    return 0;
  }
  const before = await inspectTarget(request.target);
  await applyCreate({ target: request.target, plan, signal: terminal.signal });
  terminal.note(`${terminal.style('green', '✓')} ${plan.changes.length} files in ${request.target}`);
  const isInstalled = !parsed.has('no-install');
  if (isInstalled) await install(request, plan, terminal);
  const git = parsed.has('no-git')
    ? ({ state: 'skipped', reason: 'as asked' } as const)
    : await commitAll({
        folder: request.target,
        message: `Create ${plan.name} from its canvas`,
        hasGit: before.state === 'empty' && before.hasGit,
        env: terminal.env,
      });
  if (isJson) {
    // Short, for a program that asked for a repository: `plan --json` tells more of each file.
    const { name, pack, templates, changes } = plan;
    const files = changes.map(({ path }) => path);
    const result = { name, target: request.target, installed: isInstalled, git, warnings, pack, templates, files };
    terminal.out(`${JSON.stringify(result, null, 2)}\n`);
    return 0;
  }
  if (git.state === 'committed') terminal.note(`${terminal.style('green', '✓')} first commit on main`);
  if (git.state === 'staged')
    terminal.note(`! not committed: ${git.reason}. Everything is staged; run: ${git.command}`);
  if (git.state === 'skipped' && !parsed.has('no-git')) terminal.note(`! no git repository: ${git.reason}`);
  terminal.out(nextSteps(request, isInstalled, terminal));
  return 0;
}

/** Asks where somebody can be asked and did not say otherwise; undefined where the answers were saved instead. */
async function answer(parsed: Parsed, terminal: Terminal): Promise<CanvasRequest | undefined> {
  const isSilent = parsed.has('yes') || parsed.has('json');
  if (parsed.has('edit') && (isSilent || !terminal.isInteractive)) {
    throw new UsageError({
      code: 'E_NO_INTERVIEW',
      message: isSilent ? '--edit asks questions; --yes and --json ask none' : '--edit needs a terminal to ask at',
      hint: 'Give the answers with --set PATH=VALUE instead, as in --set stage=pilot.',
    });
  }
  if (isSilent || !terminal.isInteractive) return readRequest(parsed, terminal);
  const { interviewRequest } = await import('../interview-request.ts');
  return interviewRequest(parsed, terminal);
}

async function install(request: CanvasRequest, plan: Plan, terminal: Terminal): Promise<void> {
  const { target: cwd } = request;
  const command = await findPackageManager({ env: terminal.env, cwd, version: pinnedVersion(plan) });
  terminal.progress('Installing dependencies…');
  const onLine = (line: string): void => terminal.progress(`Installing dependencies… ${line.trim()}`);
  await installDependencies({ cwd, command, env: terminal.env, signal: terminal.signal, onLine });
  terminal.note(`${terminal.style('green', '✓')} dependencies installed`);
}

/** The pnpm version that the emitted package.json names. */
function pinnedVersion(plan: Plan): string {
  const manifest = plan.changes.find(({ path }) => path === 'package.json')?.content;
  const { packageManager = '' } = JSON.parse(typeof manifest === 'string' ? manifest : '{}') as {
    packageManager?: string;
  };
  return packageManager.split('@')[1] ?? '12';
}

function nextSteps(request: CanvasRequest, isInstalled: boolean, terminal: Terminal): string {
  const folder = relative(terminal.cwd, request.target) || '.';
  const pnpm = 'npx --yes pnpm@12';
  const steps = [
    ...(folder === '.' ? [] : [`cd ${folder}`]),
    ...(isInstalled ? [] : [`${pnpm} install`]),
    `${pnpm} dev    # serves the agent, prints a curl line`,
    `${pnpm} test   # and: check, eval`,
  ];
  return `\nNext\n${steps.map((step) => `  ${step}`).join('\n')}\n\nREADME.md first; CANVAS.md holds what was decided and what is open.\n`;
}
