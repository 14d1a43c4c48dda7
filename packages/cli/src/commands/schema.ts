import { settings, toJsonSchema, topics } from '@agent-canvas/canvas';
import { nearest, UsageError } from '@agent-canvas/errors';
import type { Parsed } from '../flags.ts';
import type { Terminal } from '../terminal.ts';

type Setting = ReturnType<typeof settings>[number];

/** `schema`: the topics, the settings below a path, or the JSON Schema. */
export async function run(parsed: Parsed, terminal: Terminal): Promise<number> {
  const path = parsed.positionals[0] ?? '';
  if (parsed.has('json-schema')) {
    terminal.out(`${JSON.stringify(toJsonSchema(), null, 2)}\n`);
    return 0;
  }
  const found = settingsBelow(path);
  if (parsed.has('json')) {
    const chosen = topics().filter((topic) => found.some((setting) => setting.topic === topic.path));
    const document = { topics: chosen, settings: found.map(({ schema: _, ...setting }) => setting) };
    terminal.out(`${JSON.stringify(document, null, 2)}\n`);
    return 0;
  }
  terminal.out(path === '' ? listTopics(terminal) : found.map((setting) => showSetting(setting, terminal)).join('\n'));
  return 0;
}

function settingsBelow(path: string): readonly Setting[] {
  const all = settings();
  if (path === '') return all;
  const found = all.filter(
    (setting) => setting.path === path || setting.path.startsWith(`${path}.`) || setting.square === path,
  );
  if (found.length > 0) return found;
  const known = [...new Set(all.flatMap((setting) => [setting.square, setting.topic, setting.path]))];
  const guess = nearest(path, known);
  throw new UsageError({
    code: 'E_PATH',
    message: `The canvas has no '${path}'`,
    hint: guess ? `Did you mean '${guess}'?` : 'agent-canvas schema lists the topics.',
  });
}

function listTopics(terminal: Terminal): string {
  let square = '';
  const lines = topics().flatMap((topic) => {
    const head = topic.square === square ? [] : ['', terminal.style('bold', topic.square)];
    square = topic.square;
    return [...head, `  ${topic.id.padEnd(6)}${topic.path.padEnd(32)}${topic.title}`];
  });
  return `${lines.slice(1).join('\n')}\n\nagent-canvas schema TOPIC shows its settings.\n`;
}

function showSetting(setting: Setting, terminal: Terminal): string {
  const { prototype, pilot, production } = setting.defaults;
  const [first, ...others] = [prototype, pilot, production].map((value) => JSON.stringify(value));
  const byStage = others.some((value) => value !== first) ? ` (pilot ${others[0]}, production ${others[1]})` : '';
  const lines = [
    terminal.style('bold', setting.path),
    `  ${setting.question}`,
    `  allowed: ${setting.allowedText}`,
    `  default: ${first}${byStage}${setting.auto ? `, derived: ${setting.auto}` : ''}`,
    `  sets:    ${setting.sets}`,
    ...(setting.example === undefined ? [] : [`  example: ${JSON.stringify(setting.example)}`]),
  ];
  return `${lines.join('\n')}\n`;
}
