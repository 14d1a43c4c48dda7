import { quoted } from './substitute.ts';

const width = 120;

/** Writes a plain value as a TypeScript literal, laid out as the formatter lays it out at `column`. */
export function renderLiteral(value: unknown, indent: number, column: number): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return renderNumber(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = ' '.repeat(indent + 2);
  const close = ' '.repeat(indent);
  if (Array.isArray(value)) {
    const flat = `[${value.map((item) => renderLiteral(item, 0, 0)).join(', ')}]`;
    const isFlat = !value.some((item) => typeof item === 'object' && item !== null && Object.keys(item).length > 0);
    if (value.length === 0 || (isFlat && column + flat.length + 1 <= width)) return flat;
    return `[\n${value.map((item) => `${inner}${renderLiteral(item, indent + 2, indent + 2)},\n`).join('')}${close}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, item]) => {
    const name = `${inner}${propertyName(key)}: `;
    return `${name}${renderLiteral(item, indent + 2, name.length)},\n`;
  });
  return `{\n${lines.join('')}${close}}`;
}

/** A key as it stands in an object literal: quoted only where it must be. */
export function propertyName(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

/** Thousands separated from five digits on, as people read them. */
function renderNumber(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'Number.POSITIVE_INFINITY' : 'Number.NEGATIVE_INFINITY';
  if (!Number.isInteger(value) || Math.abs(value) < 10_000) return String(value);
  return String(value).replace(/\B(?=(\d{3})+$)/g, '_');
}
