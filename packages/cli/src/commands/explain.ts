import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Canvas, explainDerived, settings, topics } from '@agent-canvas/canvas';
import { nearest, UsageError } from '@agent-canvas/errors';
import type { Change, Plan } from '@agent-canvas/plan';
import type { Parsed } from '../flags.ts';
import { makePlan } from '../make-plan.ts';
import { readRequest, requestFrom } from '../read-request.ts';
import type { Terminal } from '../terminal.ts';

interface Effect {
  readonly path: string;
  readonly class: string;
  readonly template: string;
  /** Keys of a config file that hold a setting of the topic. */
  readonly keys: readonly string[];
}

/** `explain`: from an answer to the files it shapes, or from a file to the answers that shaped it. */
export async function run(parsed: Parsed, terminal: Terminal): Promise<number> {
  const [subject] = parsed.positionals;
  if (subject === undefined) {
    throw new UsageError({
      code: 'E_ARGUMENT',
      message: 'explain needs a topic, a setting or a file',
      hint: 'As in: agent-canvas explain memory.lifecycle',
    });
  }
  const asked = await request(parsed, terminal);
  const plan = makePlan(asked);
  const path = subject.replaceAll('\\', '/').replace(/^\.\//, '');
  const file = plan.changes.find((change) => change.path === path);
  const document = file ? explainFile(file) : explainSetting(path, plan, asked.parsed.canvas);
  terminal.out(parsed.has('json') ? `${JSON.stringify(document, null, 2)}\n` : show(document));
  return 0;
}

async function request(parsed: Parsed, terminal: Terminal) {
  const here = join(terminal.cwd, 'canvas.yaml');
  const options = { ...parsed, positionals: [] };
  if (parsed.has('canvas')) return readRequest(options, terminal);
  const isOurs = existsSync(join(terminal.cwd, '.canvas', 'lock.json')) && existsSync(here);
  const text = isOurs ? await readFile(here, 'utf8') : '';
  return requestFrom({ parsed: options, terminal, text, ...(isOurs ? { file: here } : { dir: 'my-agent' }) });
}

function explainFile(change: Change) {
  const { path, class: fileClass, reason, origin } = change;
  return {
    file: path,
    class: fileClass,
    template: origin.template,
    reason,
    settings: origin.settings,
    keys: origin.keys ?? {},
  };
}

function explainSetting(path: string, plan: Plan, canvas: Canvas) {
  const below = (setting: string): boolean =>
    setting === path || setting.startsWith(`${path}.`) || path.startsWith(`${setting}.`);
  const found = settings().filter((setting) => setting.path === path || setting.path.startsWith(`${path}.`));
  if (found.length === 0 && !path.startsWith('derived.')) throw unknown(path, plan);
  const effects: Effect[] = plan.changes.flatMap(({ path: file, class: fileClass, origin }) => {
    if (!origin.settings.some(below)) return [];
    const keys = Object.entries(origin.keys ?? {}).flatMap(([key, setting]) => (below(setting) ? [key] : []));
    return [{ path: file, class: fileClass, template: origin.template, keys }];
  });
  const topic = topics().find((one) => one.path === path);
  return {
    setting: path,
    ...(topic && { title: topic.title, summary: topic.summary }),
    settings: found.map(({ path: one, question, sets, auto }) => ({
      path: one,
      question,
      sets,
      ...(auto && { derived: explainDerived(one, canvas) }),
    })),
    ...(path.startsWith('derived.') && { derived: explainDerived(path, canvas) }),
    files: effects,
  };
}

function unknown(path: string, plan: Plan): UsageError {
  const known = [
    ...plan.changes.map((change) => change.path),
    ...topics().map((topic) => topic.path),
    ...settings().map((setting) => setting.path),
  ];
  const guess = nearest(path, known);
  return new UsageError({
    code: 'E_PATH',
    message: `'${path}' is neither a topic or setting of the canvas nor a file of this repository`,
    hint: guess ? `Did you mean '${guess}'?` : 'agent-canvas schema lists the topics, agent-canvas plan the files.',
  });
}

function show(document: ReturnType<typeof explainFile> | ReturnType<typeof explainSetting>): string {
  if ('file' in document) {
    const keys = new Map(Object.entries(document.keys).map(([key, setting]) => [setting, key]));
    const lines = document.settings.map(
      (setting) => `  ${setting}${keys.has(setting) ? `  → ${keys.get(setting)}` : ''}`,
    );
    const answers = lines.length > 0 ? `Answers that shaped it:\n${lines.join('\n')}` : 'No answer changes it.';
    return `${document.file}\n  ${document.reason} (template ${document.template}, ${document.class})\n\n${answers}\n`;
  }
  const head =
    'title' in document ? `${document.setting}: ${document.title}\n${document.summary}\n` : `${document.setting}\n`;
  const asked = document.settings.map(
    ({ path, sets, derived }) =>
      `  ${path}: ${sets}${derived ? `\n    derived: ${derived.filled}\n    ${derived.reason}` : ''}`,
  );
  const files = document.files.map(({ path, keys }) => `  ${path}${keys.length > 0 ? `  (${keys.join(', ')})` : ''}`);
  const derived =
    'derived' in document && document.derived ? `\n${document.derived.filled}\n${document.derived.reason}\n` : '';
  return `${head}${derived}\nSettings\n${asked.join('\n') || '  none of its own'}\n\nFiles (${files.length})\n${files.join('\n')}\n`;
}
