import { expect, test } from 'vitest';
import { config } from '../config.ts';
import { openTestApp } from '../testing/open-test-app.ts';
import { feedbackSchema } from './feedback-routes.ts';

const accepted = Object.fromEntries(
  Object.entries({ thumbs: 'up', comment: 'quick', survey: 4 }).filter(
    ([name]) => config.feedback[name as keyof typeof config.feedback],
  ),
);

test('feedback is kept sealed, one from each author, and only on a run that the author may read', async () => {
  const { post, database } = await openTestApp();
  const { id } = (await (await post('/v1/runs', { input: 'Hi' })).json()) as { id: string };
  expect((await post(`/v1/runs/${id}/feedback`, accepted)).status).toBe(204);
  expect((await post(`/v1/runs/${id}/feedback`, accepted)).status).toBe(204);
  expect((await post(`/v1/runs/${id}/feedback`, accepted, { who: 'bob' })).status).toBe(404);
  const rows = await database.sql.selectFrom('feedback').select(['run_id', 'author']).execute();
  expect(rows).toEqual([{ run_id: id, author: 'a/ann' }]);
});

test.each([
  [{ thumbs: true, comment: true, survey: true }, { thumbs: 'down', comment: 'slow', survey: 1 }, true],
  [{ thumbs: true, comment: true, survey: true }, {}, false],
  [{ thumbs: true, comment: true, survey: true }, { survey: 6 }, false],
  [{ thumbs: true, comment: false, survey: false }, { comment: 'slow' }, false],
  [{ thumbs: false, comment: true, survey: false }, { thumbs: 'up' }, false],
  [{ thumbs: false, comment: false, survey: true }, { survey: 5 }, true],
])('a canvas that asks for %o takes %o: %s', (asked, body, ok) => {
  expect(feedbackSchema(asked).safeParse(body).success).toBe(ok);
});
