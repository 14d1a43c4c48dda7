import { parseCanvas } from '@agent-canvas/canvas';
import { describe, expect, test } from 'vitest';
import { addSource } from './add-source.ts';
import { addSpecialist } from './add-specialist.ts';

const start = 'canvas: 1\nname: shop # ours\n';
const router = `${start}architecture:
  multiAgent:
    topology: router
    specialists:
      # knows parcels
      - { name: orders, duty: where an order is, tools: [lookup-order] }
`;
const knowing = `${start}knowledge:
  updateStrategy: { mode: incremental } # daily
`;

describe('a specialist', () => {
  const asked = {
    name: 'billing',
    duty: 'invoices',
    tools: ['lookup-invoice'],
    topology: undefined,
    program: 'agent-canvas',
  };

  test('joins the others, whose lines stay as they are', () => {
    const text = addSpecialist(router, asked);
    expect(text).toContain(router);
    expect(parseCanvas(text).canvas.architecture.multiAgent.specialists.map(({ name }) => name)).toEqual([
      'orders',
      'billing',
    ]);
  });

  test('of one assistant needs to know who picks it', () => {
    expect(() => addSpecialist(start, asked)).toThrow('one assistant');
    const { multiAgent } = parseCanvas(addSpecialist(start, { ...asked, topology: 'router' })).canvas.architecture;
    expect(multiAgent).toMatchObject({
      topology: 'router',
      specialists: [{ name: 'billing', tools: ['lookup-invoice'] }],
    });
  });

  test('that is there is not added again', () => {
    expect(() => addSpecialist(router, { ...asked, name: 'orders' })).toThrow('already');
  });
});

describe('a source', () => {
  const asked = { name: 'handbook', kind: undefined, location: undefined, program: 'agent-canvas' };

  test('is a folder of documents unless told otherwise', () => {
    const text = addSource(knowing, asked);
    expect(text).toContain('# daily');
    expect(parseCanvas(text).canvas.data.pipelines.sources).toMatchObject([
      { name: 'handbook', kind: 'files', location: './knowledge/handbook' },
    ]);
  });

  test.each([
    ['an agent that knows no documents', start, asked, 'no documents'],
    ['an address without one', knowing, { ...asked, kind: 'http' }, 'place to read from'],
    ['one that is there', addSource(knowing, asked), asked, 'already'],
  ])('is refused: %s', (_what, text, request, message) => {
    expect(() => addSource(text, request)).toThrow(message);
  });
});
