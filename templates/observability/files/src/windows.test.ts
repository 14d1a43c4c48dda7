import { expect, it } from 'vitest';
import { currentOrNext } from './current-or-next.ts';
import { parseWindow } from './parse-window.ts';

const next = (text: string, at: string): string[] => {
  const window = parseWindow(text);
  if (!window) throw new Error(`not a window: ${text}`);
  const { start, end } = currentOrNext(window, Date.parse(at));
  return [new Date(start).toISOString(), new Date(end).toISOString()];
};

it.each([
  ['inside', 'Sun 03:00-04:00', '2027-01-10T03:30:00Z', '2027-01-10T03:00:00.000Z', '2027-01-10T04:00:00.000Z'],
  [
    'just after the end',
    'Sun 03:00-04:00',
    '2027-01-10T04:00:00Z',
    '2027-01-17T03:00:00.000Z',
    '2027-01-17T04:00:00.000Z',
  ],
  [
    'winter time',
    'Sun 03:00-04:00 Europe/Berlin',
    '2027-01-09T12:00:00Z',
    '2027-01-10T02:00:00.000Z',
    '2027-01-10T03:00:00.000Z',
  ],
  [
    'summer time',
    'Sun 03:00-04:00 Europe/Berlin',
    '2027-07-10T12:00:00Z',
    '2027-07-11T01:00:00.000Z',
    '2027-07-11T02:00:00.000Z',
  ],
  [
    'days through the weekend',
    'Fri-Mon 10:00-12:00',
    '2027-01-10T13:00:00Z',
    '2027-01-11T10:00:00.000Z',
    '2027-01-11T12:00:00.000Z',
  ],
  [
    'single days',
    'Sat,Sun 00:00-24:00',
    '2027-01-11T00:00:00Z',
    '2027-01-16T00:00:00.000Z',
    '2027-01-17T00:00:00.000Z',
  ],
])('finds the current or next window: %s', (_case, text, at, start, end) => {
  expect(next(text, at)).toEqual([start, end]);
});

it.each(['office hours', 'Xyz 03:00-04:00', 'Sun 04:00-03:00', 'Sun 03:00-25:00', 'Sun 03:00-04:00 Mars/Olympus', ''])(
  'does not guess what "%s" means',
  (text) => expect(parseWindow(text)).toBeUndefined(),
);
