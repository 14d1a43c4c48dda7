import { Unauthenticated } from './unauthenticated.ts';

/** The token of `Authorization: Bearer <token>`; throws `Unauthenticated` where there is none. */
export const bearerToken = (headers: Headers): string => {
  const match = /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '');
  if (match?.[1]) return match[1];
  throw new Unauthenticated('credentials_missing', 'Send the header `Authorization: Bearer <key or token>`.');
};
