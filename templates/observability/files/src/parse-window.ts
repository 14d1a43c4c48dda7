/** A weekly window in the wall-clock time of a zone. */
export interface Window {
  /** 0 is Sunday. */
  days: ReadonlySet<number>;
  startMinute: number;
  /** At most 1440; a window that passes midnight is written as two. */
  endMinute: number;
  zone: string;
}

const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const pattern = /^(\w{3}(?:-\w{3})?(?:,\s*\w{3}(?:-\w{3})?)*)\s+(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})(?:\s+(\S+))?$/;

const daysOf = (part: string): number[] => {
  const [from, to = from] = part
    .trim()
    .toLowerCase()
    .split('-')
    .map((name) => dayNames.indexOf(name));
  if (from === undefined || to === undefined || from < 0 || to < 0) return [];
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, step) => (from + step) % 7);
};

const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};

/** Reads `Mon-Fri 09:00-17:00 CET` or `Sat,Sun 02:00-04:00 Europe/Berlin` (UTC without a zone); undefined for any other text. */
export const parseWindow = (text: string): Window | undefined => {
  const match = pattern.exec(text.trim());
  if (!match) return undefined;
  const [, dayText = '', startHour, startPart, endHour, endPart, zone = 'UTC'] = match;
  const days = new Set(dayText.split(',').flatMap(daysOf));
  const startMinute = Number(startHour) * 60 + Number(startPart);
  const endMinute = Number(endHour) * 60 + Number(endPart);
  if (days.size === 0 || startMinute >= endMinute || endMinute > 1440 || !isZone(zone)) return undefined;
  return { days, startMinute, endMinute, zone };
};
