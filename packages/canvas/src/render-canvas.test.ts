import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCanvas, renderCanvas, stages } from './index.ts';

const files = ['minimal', 'support', 'research', 'load'].map((name) => `../../../test/canvases/${name}.yaml`);
const texts = [...files, '../../../docs/canvas.reference.yaml'].map(
  (path) => [path, readFileSync(new URL(path, import.meta.url), 'utf8')] as const,
);

describe('renderCanvas', () => {
  it.each(texts)('writes %s so that it parses to the same canvas', (_, text) => {
    const { answers, canvas } = parseCanvas(text);
    for (const comments of [true, false]) {
      const again = parseCanvas(renderCanvas(answers, { comments }));
      expect(again.canvas).toEqual(canvas);
    }
  });

  it('writes every answer of the support canvas', () => {
    const { answers } = parseCanvas(texts[1]?.[1] ?? '');
    expect(parseCanvas(renderCanvas(answers, { comments: true })).answers).toEqual(answers);
  });

  it('starts with the address of its schema', () => {
    const [first] = renderCanvas({ name: 'a' }, { comments: true }).split('\n');
    expect(first).toBe('# yaml-language-server: $schema=.canvas/canvas.schema.json');
  });

  it.each(stages)('shows the defaults of stage %s as comments that change nothing when they are taken in', (stage) => {
    const text = renderCanvas({ name: 'a', stage }, { comments: true });
    const uncommented = text
      .split('\n')
      .map((line) => (/^# (yaml-|What|[CH]\d)/.test(line) ? line : line.replace(/^# /, '')))
      .join('\n');
    const taken = parseCanvas(uncommented);
    expect(taken.issues).toEqual([]);
    expect(Object.keys(taken.answers).length).toBe(17);
    expect(taken.canvas).toEqual(parseCanvas('name: a', { stage }).canvas);
  });

  it('comments only the open topics of a square that has an answer', () => {
    const text = renderCanvas({ name: 'a', business: { growth: { multiple: 4 } } }, { comments: true });
    expect(text).toContain('\nbusiness:\n  # C1.1 Proven value');
    expect(text).toContain('\n  # scale: { monthlyUsers: 1000, interactionsPerUserPerDay: 2, peakFactor: 5 }\n');
    expect(text).toContain('\n  growth: { multiple: 4 }\n');
  });

  it('writes the answers alone, in the order of the format, without comments', () => {
    const text = renderCanvas(
      { stage: 'pilot', name: 'a', memory: { lifecycle: { by: 'person', workingTtl: '2h' } } },
      { comments: false },
    );
    expect(text.split('\n').slice(1)).toEqual([
      'canvas: 1',
      'name: a',
      'stage: pilot',
      'memory:',
      '  lifecycle: { by: person, workingTtl: 2h }',
      '',
    ]);
  });
});
