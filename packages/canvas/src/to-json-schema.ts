import * as z from 'zod';
import { canvasSchema } from './canvas-schema.ts';
import { type SettingMeta, settingMetas, topicMetas } from './setting.ts';

/** A JSON Schema document. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The format as JSON Schema draft 7, for editors: titles, questions, what is allowed, defaults by stage. Built at each call. */
export function toJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(canvasSchema, {
    target: 'draft-07',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const setting = settingMetas.get(zodSchema);
      if (setting) Object.assign(jsonSchema, settingKeywords(setting));
      const topic = topicMetas.get(zodSchema);
      if (topic && !setting) Object.assign(jsonSchema, { title: topic.title, description: topic.summary });
    },
  });
  return { ...schema, title: 'Agent canvas' };
}

function settingKeywords({ title, question, help, sets, defaults, example }: SettingMeta): JsonSchema {
  const { prototype, pilot, production } = defaults;
  const differs = JSON.stringify(prototype) !== JSON.stringify(production);
  const byStage = differs ? `Default: ${prototype} (prototype), ${pilot} (pilot), ${production} (production).` : '';
  const description = [question, help, `Sets: ${sets}.`, byStage].filter(Boolean).join('\n');
  return { title, description, default: prototype, ...(example === undefined ? {} : { examples: [example] }) };
}
