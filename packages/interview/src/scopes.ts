import { type Answers, type Topic, topics } from '@agent-canvas/canvas';

export interface Scopes {
  readonly required: readonly Topic[];
  readonly all: readonly Topic[];
}

/** The topics that the stage of the answers requires, and all topics, in the order of the canvas. */
export function scopesOf({ stage = 'prototype' }: Answers): Scopes {
  const all = topics();
  return { all, required: all.filter(({ requiredAt }) => requiredAt.includes(stage)) };
}
