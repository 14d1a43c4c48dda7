const NETWORK = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** SQLSTATE: connection exceptions, a server that shuts down or starts up, and one with no connection to spare. */
const SERVER = /^(08...|57P0[123]|53300)$/;
/** What `pg` and its pool say without a code. */
const DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** True where the engine was out of reach or went away: the same work may succeed in a moment. */
export const isUnavailable = (error: unknown): error is Error => {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && (NETWORK.test(code) || SERVER.test(code))) return true;
  return DRIVER.test(error.message);
};
