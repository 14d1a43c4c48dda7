import { isOpen, type ParseOptions, parseCanvas } from '@agent-canvas/canvas';
import type { Pack } from '@agent-canvas/packs';
import { renderTree, type Tree } from '@agent-canvas/render';

/** Answers by dotted path of their setting. */
export type AnswersByPath = Readonly<Record<string, unknown>>;

/** The repository of these answers, in memory. Throws CanvasError where a rule refuses them. */
export function renderAnswers(pack: Pack, given: AnswersByPath, options: ParseOptions = {}): Tree {
  const { canvas, answers } = parseCanvas(toYaml(given), options);
  return renderTree(pack, canvas, { isOpen: (topic) => isOpen(answers, topic) });
}

/** The text of a canvas.yaml with these answers (JSON is YAML). */
export function toYaml(given: AnswersByPath): string {
  const root: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(given)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let group = root;
    for (const key of keys) {
      group[key] ??= {};
      group = group[key] as Record<string, unknown>;
    }
    group[last] = value;
  }
  return JSON.stringify(root);
}
