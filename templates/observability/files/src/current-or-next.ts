import type { Window } from './parse-window.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** What the clock on a wall of `zone` shows at `at`, as if it were UTC; in milliseconds. */
const wallClock = (at: number, zone: string): number => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return Date.parse(`${format.format(at).replace(', ', 'T')}Z`);
};

/** The moment at which the clock of `zone` shows `wall`. The offset is read twice, since it may change in between. */
const moment = (wall: number, zone: string): number => {
  const guess = wall - (wallClock(wall, zone) - wall);
  return guess - (wallClock(guess, zone) - wall);
};

/** The window that `at` lies in, or else the next one; all in milliseconds since 1970. */
export const currentOrNext = (window: Window, at: number): { start: number; end: number } => {
  const today = Math.floor(wallClock(at, window.zone) / dayMs) * dayMs;
  for (let day = today; ; day += dayMs) {
    if (!window.days.has(new Date(day).getUTCDay())) continue;
    const end = moment(day + window.endMinute * minuteMs, window.zone);
    if (end > at) return { start: moment(day + window.startMinute * minuteMs, window.zone), end };
  }
};
