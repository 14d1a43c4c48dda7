import { type Answers, answerAt, type CanvasEdit, settings, topics } from '@agent-canvas/canvas';

/** What has to be edited in the text of a canvas so that it holds `after` instead of `before`. */
export function editsBetween(before: Answers, after: Answers): readonly CanvasEdit[] {
  const signatures = topics().map(({ path }) => (path === 'useCases' ? 'by' : `${path}.by`));
  return [...settings().map(({ path }) => path), ...signatures].flatMap((path) => {
    const value = answerAt(after, path);
    return JSON.stringify(answerAt(before, path)) === JSON.stringify(value) ? [] : [{ path, value }];
  });
}
