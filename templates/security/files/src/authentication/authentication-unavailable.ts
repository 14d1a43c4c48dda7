/** The identity provider could not be asked: nobody new is let in until it answers again. */
export class AuthenticationUnavailable extends Error {
  override readonly name = 'AuthenticationUnavailable';
}
