import { blobId, type Change, type Plan } from '@agent-canvas/plan';

/** How a test wants a path to be: text, bytes, text that may be run; undefined: gone. */
export type Wanted = string | Uint8Array | { readonly run: string } | undefined;

/** A plan that turns `before` (blob ids or contents now on disk) into what is wanted. */
export function planOf(
  wanted: Readonly<Record<string, { readonly from?: string | Uint8Array; readonly to: Wanted }>>,
): Plan {
  const changes = Object.entries(wanted).map(([path, { from, to }]): Change => {
    const isRun = typeof to === 'object' && !(to instanceof Uint8Array);
    const content = to === undefined ? '' : isRun ? to.run : to;
    return {
      path,
      action: to === undefined ? 'delete' : from === undefined ? 'create' : 'update',
      reason: 'test',
      class: 'managed',
      origin: { template: 'test', settings: [] },
      hash: to === undefined ? '' : blobId(content),
      content,
      executable: isRun,
      ...(from !== undefined && { before: blobId(from) }),
    };
  });
  return { name: 'x', pack: { name: 'p', version: '2.0.0', integrity: 'sha512-' }, templates: [], changes };
}
