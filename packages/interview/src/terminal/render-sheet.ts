import type { SheetPage, SheetQuestion, SheetRow } from '../question.ts';
import { fill, fit, wrap } from './layout.ts';
import type { Style } from './style.ts';

export interface SheetView {
  readonly sheet: SheetQuestion;
  readonly page: number;
  readonly row: number;
  /** Columns and rows of the terminal. */
  readonly width: number;
  readonly height: number;
  readonly style: Style;
}

const keys = '↑↓ row · ←→ square · Enter change · A accept and create · F full · S save';

/** One page of the assumption sheet; one line less than the terminal is high. */
export function renderSheet({ sheet, page, row, width, height, style }: SheetView): string {
  const current = sheet.pages[page];
  if (!current) return '';
  const columns = Math.min(width - 1, 118);
  const warnings = sheet.warnings.flatMap((text) => wrap(`! ${text}`, columns)).slice(0, 3);
  const detailHeight = height >= 30 ? 7 : 5;
  const listHeight = Math.max(3, height - 1 - 2 - warnings.length - 1 - detailHeight - 2);
  const list = windowOf(listLines({ page: current, row, columns, style }), row, listHeight);
  const details = detailLines(current.rows[row], columns, detailHeight);
  return [
    headLine(sheet, page, columns, style),
    '',
    ...warnings.map((line) => style('yellow', line)),
    ...list,
    style('dim', '─'.repeat(columns)),
    ...details.map((line, index) => (index === 0 ? line : style('dim', line))),
    '',
    style('dim', fit(keys, columns)),
  ].join('\n');
}

function headLine(sheet: SheetQuestion, page: number, columns: number, style: Style): string {
  const left = `${sheet.title}, ${page + 1} of ${sheet.pages.length}: ${sheet.pages[page]?.title ?? ''}`;
  const right = 'nothing is written yet';
  const gap = columns - left.length - right.length;
  return gap < 2 ? style('bold', fit(left, columns)) : `${style('bold', left)}${' '.repeat(gap)}${style('dim', right)}`;
}

interface Line {
  readonly text: string;
  /** The row that it shows; undefined for the heading of a group. */
  readonly row?: number;
}

interface List {
  readonly page: SheetPage;
  readonly row: number;
  readonly columns: number;
  readonly style: Style;
}

function listLines({ page, row: active, columns, style }: List): Line[] {
  const titles = Math.min(Math.floor(columns * 0.42), Math.max(...page.rows.map(({ title }) => title.length)));
  const widest = Math.max(...page.rows.map(({ value }) => value.length));
  const values = Math.min(widest, Math.max(12, Math.floor((columns - titles - 6) * 0.5)));
  const whys = columns - titles - values - 6;
  return page.rows.flatMap((row, index) => {
    const isNewGroup = row.topic !== '' && row.topic !== page.rows[index - 1]?.topic;
    const cells = `${fill(row.title, titles)}  ${fill(row.value, values)}  `;
    const isActive = index === active;
    const text = isActive
      ? `${style('cyan', `❯ ${cells}`)}${fit(row.why, whys)}`
      : `  ${cells}${reasonText(row, whys, style)}`;
    return [...(isNewGroup ? [{ text: style('bold', row.topic) }] : []), { text, row: index }];
  });
}

function reasonText({ why, origin }: SheetRow, width: number, style: Style): string {
  const text = fit(why, width);
  if (origin === 'answer') return style('green', text);
  return origin === 'derived' ? style('cyan', text) : style('dim', text);
}

/** The part of the list around the active row, always `height` lines; marks say that there is more. */
function windowOf(lines: readonly Line[], active: number, height: number): string[] {
  const at = lines.findIndex(({ row }) => row === active);
  const first = Math.max(0, Math.min(at - Math.floor(height / 2), lines.length - height));
  const shown = lines.slice(first, first + height);
  const below = lines.slice(first + height).filter(({ row }) => row !== undefined).length;
  const above = lines.slice(0, first).filter(({ row }) => row !== undefined).length;
  const texts = shown.map(({ text }) => text);
  if (above > 0) texts[0] = `  … ${above} above`;
  if (below > 0) texts[texts.length - 1] = `  … ${below} below`;
  return [...texts, ...Array.from({ length: Math.max(0, height - texts.length) }, () => '')];
}

function detailLines(row: SheetRow | undefined, columns: number, height: number): string[] {
  const paragraphs = (row?.details ?? []).map((text) => wrap(text, columns));
  const room = [...paragraphs];
  // What is last, the flag, is kept whole; longer paragraphs before it give way.
  while (room.flat().length > height) {
    const longest = room
      .slice(0, -1)
      .reduce((most, lines, index) => (lines.length > (room[most]?.length ?? 0) ? index : most), 0);
    const lines = room[longest] ?? [];
    if (lines.length <= 1) break;
    room[longest] = [...lines.slice(0, -2), fit(`${lines.at(-2)} …`, columns)];
  }
  const flat = room.flat().slice(0, height);
  return [...flat, ...Array.from({ length: height - flat.length }, () => '')];
}
