import { describe, expect, it } from 'vitest';
import { valueIn } from './data.ts';
import { settings, toJsonSchema } from './index.ts';

const schema = toJsonSchema();
const at = (path: string) =>
  valueIn(
    schema,
    path.split('.').flatMap((key) => ['properties', key]),
  );

describe('toJsonSchema', () => {
  it('is draft 7 and refuses unknown keys', () => {
    expect(schema).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#', additionalProperties: false });
    expect(at('memory.lifecycle')).toMatchObject({ additionalProperties: false, title: 'Life of a memory' });
  });

  it('requires no key', () => {
    expect(schema.required).toBeUndefined();
    expect(at('memory.lifecycle')).not.toHaveProperty('required');
  });

  it('describes every setting, with its default', () => {
    for (const { path, title, question, defaults } of settings()) {
      expect(at(path), path).toMatchObject({ title, default: defaults.prototype });
      expect(String(valueIn(at(path), ['description'])), path).toContain(question);
    }
  });

  it('lists what is allowed, and the defaults of other stages', () => {
    expect(at('stack.target')).toMatchObject({ enum: ['compose', 'kubernetes', 'ecs'] });
    expect(valueIn(at('stack.target'), ['description'])).toContain(
      'compose (prototype), compose (pilot), kubernetes (production)',
    );
    expect(at('requirements.performance.sustainedRps')).toMatchObject({
      anyOf: [{ const: 'auto' }, { type: 'number' }],
    });
  });
});
