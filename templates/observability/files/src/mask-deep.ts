/** A copy of `value` with `mask` applied to every text in it; errors become plain objects. Deeper than eight levels is cut. */
export const maskDeep = (value: unknown, mask: (text: string) => string, depth = 8): unknown => {
  if (typeof value === 'string') return mask(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth === 0) return '[cut]';
  const inner = (item: unknown): unknown => maskDeep(item, mask, depth - 1);
  if (value instanceof Error) {
    return {
      type: value.name,
      message: mask(value.message),
      stack: mask(value.stack ?? ''),
      ...(value.cause !== undefined && { cause: inner(value.cause) }),
    };
  }
  if (Array.isArray(value)) return value.map(inner);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inner(item)]));
};
