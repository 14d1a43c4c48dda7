import type { AddressOf } from './address-of.ts';

/** Every call goes to the provider. */
export const directAddress: AddressOf =
  ({ baseUrl }) =>
  () =>
    Promise.resolve(baseUrl);
