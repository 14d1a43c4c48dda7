import * as z from 'zod';

/** What a schema accepts, in words: `compose | kubernetes | ecs`, `a whole number, 1 or more`, `a list of …`. */
export function describeType(schema: z.core.$ZodType): string {
  const described = z.globalRegistry.get(schema)?.description;
  if (described) return described;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return describeType(schema.def.innerType);
  if (schema instanceof z.ZodEnum) return schema.options.join(' | ');
  if (schema instanceof z.ZodLiteral) return [...schema.values].join(' | ');
  if (schema instanceof z.ZodUnion) return schema.options.map(describeType).join(', or ');
  if (schema instanceof z.ZodArray) return `a list of ${describeItem(schema.element)}`;
  if (schema instanceof z.ZodObject) return describeObject(schema);
  if (schema instanceof z.ZodBoolean) return 'true or false';
  if (schema instanceof z.ZodNumber) return 'a number';
  return 'text';
}

function describeItem(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodObject) return describeObject(schema);
  const text = describeType(schema);
  return schema instanceof z.ZodEnum ? `${text}` : text;
}

function describeObject(schema: z.ZodObject): string {
  const keys = Object.entries(schema.shape).map(([key, part]) => (part instanceof z.ZodDefault ? `${key}?` : key));
  return `{ ${keys.join(', ')} }`;
}
