import { type Answers, settingAt } from '@agent-canvas/canvas';
import { InternalError } from '@agent-canvas/errors';
import type { Answer } from './question.ts';
import type { ItemFrame } from './state.ts';
import { fieldsOf, itemSchema } from './steps/item-fields.ts';
import { itemsOf } from './steps/list-step.ts';
import { readAnswer } from './steps/value-question.ts';
import { withPersonsAnswer } from './with-answer.ts';

/** Takes the answer to a field of an item. The last one puts the item into its list, or leads back to what is wrong with it. */
export function takeField(
  answers: Answers,
  frame: ItemFrame,
  value: Answer,
): { readonly answers: Answers; readonly next?: ItemFrame } {
  const { path, index, field, draft } = frame;
  const fields = fieldsOf(path);
  const current = fields[field];
  const setting = settingAt(path);
  if (!current || !setting) throw new InternalError(`${path} has no field ${field}`);
  const filled = { ...draft, [current.key]: readAnswer(current.schema, value) };
  const here: ItemFrame = { at: 'item', path, index, field: field + 1, draft: filled };
  if (field + 1 < fields.length) return { answers, next: here };

  const items = [...itemsOf(answers, path)];
  items[index] = filled;
  const [issue] = [...(itemSchema(path).safeParse(filled).error?.issues ?? []), ...listIssues(setting.schema, items)];
  if (!issue) return { answers: withPersonsAnswer(answers, setting, items) };
  const wrong = fields.findIndex(({ key }) => issue.path.map(String).includes(key));
  return { answers, next: { ...here, field: Math.max(0, wrong), problem: issue.message } };
}

function listIssues(schema: NonNullable<ReturnType<typeof settingAt>>['schema'], items: readonly unknown[]) {
  return schema.safeParse(items).error?.issues ?? [];
}
