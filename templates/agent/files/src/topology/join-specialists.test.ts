import { expect, test } from 'vitest';
import { echoTool, specialist } from '../testing/agent-under-test.ts';
import { joinSpecialists } from './join-specialists.ts';

const tools = [echoTool(async (text) => text), { ...echoTool(async (text) => text), name: 'own' }];
const findPrompt = (name: string) => specialist(name).prompt;
const entry = (name: string, names: string[]) => ({ name, duty: '', tools: names });
const namesOf = (joined: ReturnType<typeof joinSpecialists>) => joined.map((one) => one.tools.map(({ name }) => name));

test('each specialist gets the tools of the canvas and those of the team', () => {
  const extras = [{ name: 'a', words: ['x'], tools: ['own'] }];
  const joined = joinSpecialists({ entries: [entry('a', ['echo']), entry('b', [])], extras, tools, findPrompt });
  expect(namesOf(joined)).toEqual([['echo', 'own'], []]);
  expect(joined[0]?.words).toEqual(['x']);
});

test('an agent that stands alone gets every tool', () => {
  expect(namesOf(joinSpecialists({ entries: [entry('a', [])], extras: [], tools, findPrompt }))).toEqual([
    ['echo', 'own'],
  ]);
});

test('a tool that does not exist is named', () => {
  const entries = [entry('a', ['fly']), entry('b', [])];
  expect(() => joinSpecialists({ entries, extras: [], tools, findPrompt })).toThrow('fly');
});
