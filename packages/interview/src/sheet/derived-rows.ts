import { type Canvas, explainDerived } from '@agent-canvas/canvas';
import type { SheetRow } from '../question.ts';
import { showValue } from './show-value.ts';

/** What follows from the answers and is no setting itself: replicas, pools, the cost of a month. */
export function derivedRows(canvas: Canvas): readonly SheetRow[] {
  return Object.entries(canvas.derived).flatMap(([name, value]) => {
    if (typeof value !== 'number') return [];
    const { sets, formula, filled, reason } = explainDerived(`derived.${name}`, canvas);
    if (sets !== undefined) return [];
    return [
      {
        path: `derived.${name}`,
        topic: 'From the answers',
        title: titleOf(name),
        value: showValue(value, name),
        origin: 'derived' as const,
        why: filled,
        details: [reason, filled, `It follows from other answers: ${formula}.`],
        canChange: false,
      },
    ];
  });
}

/** `databasePoolSize` → `Database pool size`. */
function titleOf(name: string): string {
  const words = name
    .replace(/Usd$/, '')
    .replace(/^max/, 'maximum')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
