import { expect, test } from 'vitest';
import { type AuditEntry, chainOnto, GENESIS } from './audit-entry.ts';
import type { AuditSink } from './audit-sink.ts';
import { createAudit } from './create-audit.ts';

const entry = (action: string) => ({ actor: 'ann', action, resource: 'runs/1', outcome: 'ok' });

test('an entry that could not be stored is reported to its writer, and the next one is written', async () => {
  const stored: AuditEntry[] = [];
  let full = true;
  const sink: AuditSink = {
    async append(records) {
      if (full) throw new Error('full');
      stored.push(...chainOnto(stored.at(-1) ?? GENESIS, records));
    },
    async read() {
      return {
        anchor: GENESIS,
        entries: (async function* () {
          yield* stored;
        })(),
      };
    },
    purge: async () => 0,
  };
  const audit = createAudit({ sink, clock: () => 1, mask: (text) => text });
  await expect(audit.record(entry('a'))).rejects.toThrow('full');
  full = false;
  await audit.record(entry('b'));
  expect(await audit.verify()).toMatchObject({ intact: true, entries: 1 });
});
