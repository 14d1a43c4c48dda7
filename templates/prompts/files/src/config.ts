import type { UseCase } from './use-case.ts';

/** What every prompt knows about this system. */
export const config = {
  /** useCases */
  useCases: [
    {
      id: 'where-is-my-order',
      story: 'As a customer I want to know when my order arrives',
      requirements: ['answers within 15 s'],
    },
  ] as UseCase[],
};
