import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createAudit } from './create-audit.ts';
import { createFileSink } from './file-sink.ts';
import { describeAuditSink } from './testing/describe-audit-sink.ts';

const entry = (action: string) => ({ actor: 'ann', action, resource: 'runs/1', outcome: 'ok' });
const temporaryFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'audit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
};

describeAuditSink(async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'audit.jsonl');
  return {
    sink: await createFileSink({ env: { DATA_DIR: folder } }),
    tamper: async (from, to) => writeFile(path, (await readFile(path, 'utf8')).replace(from, to)),
  };
});

test('the chain goes on after a restart, and after a crash in the middle of a line', async () => {
  const env = { DATA_DIR: await temporaryFolder() };
  const open = async () => createAudit({ sink: await createFileSink({ env }), clock: () => 1, mask: (text) => text });
  await (await open()).record(entry('a'));
  await appendFile(join(env.DATA_DIR, 'audit.jsonl'), '{"seq":2,"at"');
  const audit = await open();
  await audit.record(entry('b'));
  expect(await audit.verify()).toMatchObject({ intact: true, entries: 2 });
});
