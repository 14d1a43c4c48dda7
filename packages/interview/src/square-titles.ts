const titles: Readonly<Record<string, string>> = { head: 'The agent', api: 'API' };

/** A square's name for people: `requirements` → `Requirements`. */
export const squareTitle = (square: string): string =>
  titles[square] ?? `${square.charAt(0).toUpperCase()}${square.slice(1)}`;
