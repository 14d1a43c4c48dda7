/** pgvector's text form, for a parameter cast to `vector`. */
export const toVector = (values: ArrayLike<number>): string =>
  `[${Array.from(values, (value) => value.toFixed(6)).join(',')}]`;
