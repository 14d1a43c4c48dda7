/** The parts of security that the canvas chose. */
import { apiKeyGaps } from './authentication/api-keys.ts';
import { encryptionGaps, keyWarnings } from './encryption/key-checks.ts';
import type { GapCheck, WarningCheck } from './gap.ts';

export { createDatabaseSink as createAuditSink } from './audit/database-sink.ts';
export { createApiKeyAuthenticator as createAuthenticator } from './authentication/api-keys.ts';
export { createTableAuthorizer as createAuthorizer } from './authorization/policy-table.ts';
export { createEnvelopeCipher as createCipher } from './encryption/envelope-cipher.ts';
export { mask } from './masking/mask.ts';

export const gapChecks: GapCheck[] = [apiKeyGaps, encryptionGaps];
export const warningChecks: WarningCheck[] = [keyWarnings];
