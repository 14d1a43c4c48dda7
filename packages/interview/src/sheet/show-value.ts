const units: readonly (readonly [ending: RegExp, unit: string])[] = [
  [/Ms$/, 'ms'],
  [/Pct$/, '%'],
  [/Usd$/, 'USD'],
  [/Minutes$/, 'min'],
  [/Seconds$/, 's'],
  [/Days$/, 'days'],
  [/Months$/, 'months'],
  [/Rps$/, 'a second'],
];

/** The value of a setting as a person reads it: `yes`, `250 ms`, `http, sse`, `main`, `none`. */
export function showValue(value: unknown, path: string): string {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (Array.isArray(value)) return value.length > 0 ? value.map(showItem).join(', ') : 'none';
  if (typeof value !== 'number') return value === '' ? 'none' : String(value);
  const unit = units.find(([ending]) => ending.test(path))?.[1];
  const number = value.toLocaleString('en-US', { maximumFractionDigits: 6 });
  return unit ? `${number} ${unit}` : number;
}

function showItem(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const { name, id, provider, model, risk, inputUsdPerMTok, outputUsdPerMTok } = item as Record<string, unknown>;
  if (model !== undefined && provider !== undefined)
    return `${model} (${provider}, ${inputUsdPerMTok}/${outputUsdPerMTok} USD a million tokens)`;
  return String(name ?? id ?? risk ?? model ?? '');
}
