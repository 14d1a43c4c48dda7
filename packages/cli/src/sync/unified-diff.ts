import { diffIndices } from 'node-diff3';

/** Lines around a change that are shown with it. */
const context = 3;

/** The lines that change from one text to another, as `diff -u` shows them; empty where none do. */
export function unifiedDiff(before: string, after: string): string {
  const [a, b] = [linesOf(before), linesOf(after)];
  const hunks: { start: number; end: number; lines: string[] }[] = [];
  for (const { buffer1, buffer2, buffer1Content, buffer2Content } of diffIndices(a, b)) {
    const [start] = buffer1;
    const end = start + buffer1Content.length;
    const changed = [...buffer1Content.map((line) => `-${line}`), ...buffer2Content.map((line) => `+${line}`)];
    const last = hunks.at(-1);
    if (last && start - last.end <= 2 * context) {
      last.lines.push(...a.slice(last.end, start).map((line) => ` ${line}`), ...changed);
      last.end = end;
      continue;
    }
    const from = Math.max(0, start - context);
    const head = `@@ line ${from + 1}, then ${Math.max(1, buffer2[0] - (start - from) + 1)} @@`;
    hunks.push({ start: from, end, lines: [head, ...a.slice(from, start).map((line) => ` ${line}`), ...changed] });
  }
  return hunks
    .flatMap(({ lines, end }) => [...lines, ...a.slice(end, end + context).map((line) => ` ${line}`)])
    .join('\n');
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));
