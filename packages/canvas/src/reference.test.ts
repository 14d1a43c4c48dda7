import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isObject, valueIn } from './data.ts';
import { parseCanvas, settings, stages, topics } from './index.ts';

const text = readFileSync(new URL('../../../docs/canvas.reference.yaml', import.meta.url), 'utf8');
const reference: unknown = parse(text);
const values = settings().filter(({ path }) => path !== 'prose' && !path.endsWith('.prose'));

function leavesOf(data: unknown, path: string): string[] {
  if (!isObject(data) || Object.keys(data).length === 0) return [path];
  return Object.entries(data).flatMap(([key, part]) => leavesOf(part, path ? `${path}.${key}` : key));
}

describe('the reference of the format', () => {
  it('parses without an error or a warning', () => {
    expect(parseCanvas(text).issues).toEqual([]);
  });

  it('has exactly the keys of the schema, in its order', () => {
    const written = leavesOf(reference, '').filter((path) => path !== 'business.provenValue');
    expect(written).toEqual(values.map(({ path }) => path));
  });

  it.each(values.map((setting) => [setting.path, setting] as const))('gives %s its default', (path, setting) => {
    expect(setting.defaults.prototype).toEqual(valueIn(reference, path.split('.')));
  });

  const staged = values.filter(({ defaults }) => defaults.prototype !== defaults.production);
  it('marks as many defaults by stage as the schema has', () => {
    expect(staged).toHaveLength(19);
  });

  it.each(staged.map((setting) => [setting.path, setting] as const))(
    'notes the stages of %s',
    (path, { topic, defaults }) => {
      const key = topic === 'stack' ? 'target' : (topic.split('.')[1] ?? '');
      const square = topic.split('.')[0];
      const lines = text.slice(text.indexOf(`\n${square}:`)).split('\n');
      const comment = lines
        .find((line) => line.startsWith(`  ${key}:`))
        ?.split('#stage')[1]
        ?.replaceAll(' ', '');
      const limits = { memory: '1GB/1|4GB/2|16GB/8', cpuCores: '1GB/1|4GB/2|16GB/8' }[path.split('.').at(-1) ?? ''];
      expect(comment).toContain(limits ?? stages.map((stage) => String(defaults[stage])).join('|'));
    },
  );

  it('has 50 topics besides the head, numbered in order', () => {
    const numbered = topics().filter(({ square }) => square !== 'head');
    expect(numbered).toHaveLength(50);
    expect(numbered.map(({ id }) => id).slice(0, 7)).toEqual(['C0.1', 'C0.2', 'C0.3', 'C0.4', 'C0.5', 'C0.6', 'C1.1']);
    expect(numbered.at(-1)).toMatchObject({ id: 'C11.4', path: 'governance.continuity' });
    expect(topics().filter(({ title, summary }) => !title || !summary)).toEqual([]);
  });

  it('gives every setting a question, an effect and a default that it accepts at every stage', () => {
    for (const setting of settings()) {
      expect(setting.question.length, setting.path).toBeGreaterThan(5);
      expect(setting.sets.length, setting.path).toBeGreaterThan(3);
      for (const stage of stages)
        expect(setting.schema.safeParse(setting.defaults[stage]).success, setting.path).toBe(true);
      if (setting.example !== undefined)
        expect(setting.schema.safeParse(setting.example).success, setting.path).toBe(true);
    }
  });
});
