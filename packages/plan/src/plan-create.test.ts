import { parseCanvas } from '@agent-canvas/canvas';
import { canvasDigest } from '@agent-canvas/check';
import { expect, test } from 'vitest';
import { planCreate } from './plan-create.ts';
import { planSync } from './plan-sync.ts';
import { memoryRepository } from './testing/memory-repository.ts';
import { plainPack } from './testing/plain-pack.ts';

const canvasText = '# who we are\nname: hello\nstage: prototype\nmemory:\n  lifecycle:\n    by: person\n';
const parsed = parseCanvas(canvasText);
const operations = [
  { setting: 'stage', to: 'production', steps: [{ do: 'Tell the people on call.', kind: 'service' as const }] },
];
const advisories = [
  {
    id: 'AC-1',
    severity: 'high' as const,
    summary: 'a flaw',
    affects: '<0.2.0',
    files: { 'a.txt': ['0'.repeat(40)] },
    pattern: 'flaw',
    fixedIn: '0.2.0',
    fix: 'sync',
  },
];
const pack = plainPack({ 'a.txt': 'a\n', 'seed.md': { content: 's\n', class: 'seeded' } }, { advisories, operations });

test('a new repository is the sync of an empty one', async () => {
  const empty = memoryRepository();
  const created = planCreate({ parsed, canvasText, pack });
  const synced = await planSync({
    parsed,
    canvasText,
    pack,
    repository: empty,
    bases: empty.bases,
    today: '2026-01-01',
  });
  expect(created).toEqual(synced);
  expect(created.changes.map(({ path, action }) => `${action} ${path}`)).toEqual([
    'create .canvas/advisories.json',
    'create .canvas/base.br',
    'create .canvas/canvas.schema.json',
    'create .canvas/lock.json',
    'create a.txt',
    'create canvas.yaml',
    'create seed.md',
  ]);
  expect(created.lock.canvas).toBe(canvasDigest(canvasText));
  expect(created.lock.answers).toEqual({ name: 'hello', stage: 'prototype' });
  expect(JSON.parse(String(created.changes[0]?.content))).toEqual(advisories);
});

test('an answer that changes is planned with what people must do, and said to be the reason of a conflict', async () => {
  const made = memoryRepository().after(planCreate({ parsed, canvasText, pack }));
  const edited = made.edited({ 'a.txt': 'mine\n' });
  const text = canvasText.replace('prototype', 'production');
  const plan = await planSync({
    parsed: {
      ...parseCanvas('name: hello'),
      answers: { name: 'hello', stage: 'production' },
      canvas: stageOf('production'),
    },
    canvasText: text,
    pack: plainPack({ 'a.txt': 'theirs\n' }, { operations }),
    repository: edited,
    bases: edited.bases,
    today: '2026-01-01',
  });
  expect(plan.operations.map((step) => step.do)).toEqual(['Tell the people on call.']);
  expect(plan.conflicts[0]?.why).toBe('stage: "prototype" → "production"');
  expect(plan.changes.map(({ path }) => path)).toContain('canvas.yaml');
});

test('canvas.yaml with a comment more is written as it is given, and nothing else changes', async () => {
  const made = memoryRepository().after(planCreate({ parsed, canvasText, pack }));
  const request = { parsed, pack, repository: made, bases: made.bases, today: '2026-01-01' };
  const plan = await planSync({ ...request, canvasText: `# new\n${canvasText}` });
  expect(plan.changes.map(({ path, action }) => `${action} ${path}`)).toEqual(['update canvas.yaml']);
});

/** A canvas of another stage; the rules of that stage ask for more answers than this test is about. */
const stageOf = (stage: 'production') => ({ ...parsed.canvas, stage });
