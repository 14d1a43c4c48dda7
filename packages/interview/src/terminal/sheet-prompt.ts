import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isUpKey,
  type KeypressEvent,
  useKeypress,
  useState,
} from '@inquirer/core';
import type { SheetQuestion } from '../question.ts';
import { renderSheet } from './render-sheet.ts';
import type { Style } from './style.ts';

interface SheetConfig {
  readonly sheet: SheetQuestion;
  readonly style: Style;
  readonly size: () => { readonly width: number; readonly height: number };
}

interface Place {
  readonly page: number;
  readonly row: number;
}

const words: Readonly<Record<string, string>> = { a: 'accept', f: 'full', s: 'save' };

/** The assumption sheet as a prompt: answered by `accept`, `full`, `save`, or the path of the setting to change. */
export const sheetPrompt = createPrompt<string, SheetConfig>(({ sheet, style, size }, done) => {
  const [place, setPlace] = useState<Place>(placeOf(sheet));
  useKeypress((key, line) => {
    line.clearLine(0);
    const word = words[key.name];
    const row = sheet.pages[place.page]?.rows[place.row];
    if (word && !key.ctrl) done(word);
    else if (isEnterKey(key)) {
      if (row?.canChange) done(row.path);
    } else setPlace(moved(sheet, place, key));
  });
  return renderSheet({ sheet, ...place, ...size(), style });
});

function moved(sheet: SheetQuestion, { page, row }: Place, key: KeypressEvent): Place {
  const pages = sheet.pages.length;
  const last = (sheet.pages[page]?.rows.length ?? 1) - 1;
  if (isUpKey(key)) return { page, row: Math.max(0, row - 1) };
  if (isDownKey(key)) return { page, row: Math.min(last, row + 1) };
  if (key.name === 'pageup') return { page, row: Math.max(0, row - 8) };
  if (key.name === 'pagedown') return { page, row: Math.min(last, row + 8) };
  if (key.name === 'left') return { page: (page + pages - 1) % pages, row: 0 };
  if (key.name === 'right' || key.name === 'tab') return { page: (page + 1) % pages, row: 0 };
  return { page, row };
}

function placeOf({ pages, at }: SheetQuestion): Place {
  const page = pages.findIndex(({ rows }) => rows.some(({ path }) => path === at));
  if (page < 0) return { page: 0, row: 0 };
  return { page, row: pages[page]?.rows.findIndex(({ path }) => path === at) ?? 0 };
}
