type Property = { type?: string; pattern?: string; enum?: unknown[] };

/** Input for a tool in the shape of its JSON Schema, taken from the words of `text`: required fields, and only simple ones. */
export function shapeInput(schema: Record<string, unknown>, text: string): Record<string, unknown> {
  const properties = (schema.properties ?? {}) as Record<string, Property>;
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  const fields = required.map((name) => [name, shapeValue(properties[name] ?? {}, text)] as const);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function shapeValue(property: Property, text: string): unknown {
  if (property.enum) return property.enum.find((value) => text.includes(String(value))) ?? property.enum[0];
  if (property.type === 'number' || property.type === 'integer')
    return Number(text.match(/\d+(\.\d+)?/)?.[0] ?? Number.NaN);
  if (property.type === 'boolean') return false;
  if (property.type !== 'string') return undefined;
  return property.pattern ? text.match(new RegExp(property.pattern.replace(/^\^|\$$/g, '')))?.[0] : text;
}
