import { expect, test } from 'vitest';
import { config } from '../../config.ts';
import type { AuditSink } from '../audit-sink.ts';
import { createAudit } from '../create-audit.ts';

const DAY = 86_400_000;
const entry = (action: string) => ({ actor: 'ann', action, resource: 'runs/1', outcome: 'ok' });

/** A fresh sink, and a way to change what it stored behind its back. */
export type OpenSink = () => Promise<{ sink: AuditSink; tamper(from: string, to: string): Promise<unknown> }>;

/** What every sink must do. */
export const describeAuditSink = (open: OpenSink): void => {
  test('entries written at once form one chain, masked', async () => {
    const { sink } = await open();
    const audit = createAudit({ sink, clock: () => 1, mask: (text) => text.replace('ann', '[name]') });
    await Promise.all(Array.from({ length: 25 }, (_, index) => audit.record(entry(`step-${index}`))));
    expect(await audit.verify()).toMatchObject({ intact: true, entries: 25 });
    const { entries } = await sink.read();
    for await (const stored of entries) expect(stored.actor).toBe('[name]');
  });

  test('a changed entry breaks the chain at its place', async () => {
    const { sink, tamper } = await open();
    const audit = createAudit({ sink, clock: () => 1, mask: (text) => text });
    for (const action of ['read', 'write', 'erase']) await audit.record(entry(action));
    await tamper('write', 'rewrite');
    expect(await audit.verify()).toEqual({ intact: false, brokenAt: 2 });
  });

  test('a purge drops what is past its retention and the rest still verifies', async () => {
    const { sink } = await open();
    let now = 0;
    const audit = createAudit({ sink, clock: () => now, mask: (text) => text });
    for (const action of ['a', 'b']) await audit.record(entry(action));
    now = DAY;
    await audit.record(entry('c'));
    now = config.audit.retentionDays * DAY + 1;
    expect(await audit.purge()).toBe(2);
    expect(await audit.purge()).toBe(0);
    await audit.record(entry('d'));
    expect(await audit.verify()).toMatchObject({ intact: true, entries: 2 });
  });
};
