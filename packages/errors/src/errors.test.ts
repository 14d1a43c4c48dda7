import { describe, expect, it } from 'vitest';
import { CancelledError, CanvasError, InternalError, nearest, UsageError, UserError } from './index.ts';

describe('errors', () => {
  it.each([
    [new UserError({ code: 'E_X', message: 'm' }), 'E_X', 1],
    [new UserError({ code: 'E_CONFLICT', message: 'm', exitCode: 4 }), 'E_CONFLICT', 4],
    [new UsageError({ message: 'm' }), 'E_USAGE', 2],
    [new CanvasError({ issues: [] }), 'E_CANVAS', 3],
    [new CancelledError(), 'E_CANCELLED', 130],
    [new InternalError('m'), 'E_INTERNAL', 1],
  ])('%s carries its code and exit code', (error, code, exitCode) => {
    expect(error).toMatchObject({ code, exitCode });
    expect(error.name).toBe(error.constructor.name);
  });

  it('tells user errors from faults of the program', () => {
    expect(new UsageError({ message: 'm' })).toBeInstanceOf(UserError);
    expect(new InternalError('m')).not.toBeInstanceOf(UserError);
  });

  it('keeps the cause, the hint and every issue', () => {
    const cause = new Error('disk');
    const issue = { code: 'E_RULE', path: 'memory', message: 'wrong' };
    const error = new UserError({ code: 'E_X', message: 'm', hint: 'try', issues: [issue], cause });
    expect(error).toMatchObject({ hint: 'try', issues: [issue], cause });
  });

  it('counts errors, not warnings, in the message of a canvas error', () => {
    const issues = [
      { code: 'E_TYPE', path: 'name', message: 'a' },
      { code: 'W_COST', path: 'requirements.budget', message: 'b' },
    ];
    expect(new CanvasError({ issues, file: 'a.yaml' }).message).toBe('a.yaml has 1 error');
  });
});

describe('nearest', () => {
  const words = ['requirements', 'architecture', 'memory', 'models', 'api'];
  it.each([
    ['requirments', 'requirements'],
    ['Memory', 'memory'],
    ['mdoels', 'models'],
    ['memroy', 'memory'],
    ['aip', 'api'],
    ['xyz', undefined],
    ['experience', undefined],
    ['', undefined],
  ])('takes %j for %j', (word, expected) => {
    expect(nearest(word, words)).toBe(expected);
  });

  it('prefers an exact candidate to a close one', () => {
    expect(nearest('role', ['roles', 'role'])).toBe('role');
  });
});
