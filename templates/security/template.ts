import { all, any, defineTemplate, is, not } from '@agent-canvas/packs';

const oidc = is('security.implementation.auth', 'oidc');
const apiKey = is('security.implementation.auth', 'api-key');
const opa = is('security.accessControl.engine', 'opa');
const masking = is('security.implementation.piiMasking', true);
const encryption = is('requirements.securityNeeds.encryptionAtRest', true);
const fileSink = is('security.audit.sink', 'file');

export default defineTemplate({
  id: 'security',
  summary: 'Authentication, authorisation, masking, encryption at rest and audit',
  target: 'packages/security',
  requires: ['database'],
  covers: {
    'F5.1': {
      answers: [
        'security.implementation.auth',
        'security.implementation.mfa',
        'security.implementation.session.timeout',
        'security.implementation.session.refresh',
        'security.implementation.session.maxConcurrent',
      ],
      proof: 'templates/security/files/src/authentication/oidc.test.ts',
    },
    'F5.2': {
      answers: ['security.accessControl.engine', 'security.accessControl.roles', 'security.accessControl.attributes'],
      proof: 'templates/security/files/src/authorization/policy-table.test.ts',
    },
    'F5.3': {
      answers: ['requirements.securityNeeds.encryptionAtRest', 'security.implementation.keyRotation'],
      proof: 'templates/security/files/src/encryption/envelope-cipher.test.ts',
    },
    'F5.4': {
      answers: ['security.implementation.piiMasking', 'security.audit.sink'],
      proof: 'templates/security/files/src/create-security.test.ts',
    },
    K6: {
      answers: ['requirements.securityNeeds.encryptionAtRest', 'security.accessControl.roles'],
      proof: 'templates/security/files/src/create-security.test.ts',
    },
    P6: {
      answers: ['security.accessControl.roles', 'requirements.securityNeeds.encryptionAtRest'],
      proof: 'templates/security/files/src/create-security.test.ts',
    },
  },
  files: [
    { match: 'src/config.ts', kind: 'config', class: 'keys' },
    { match: 'src/wiring.ts', kind: 'wiring', class: 'generated' },
    { match: 'src/authentication/api-keys*', when: apiKey },
    { match: 'src/authentication/none*', when: is('security.implementation.auth', 'none') },
    { match: 'src/authentication/oidc*', when: oidc },
    { match: 'src/authentication/sessions.ts', when: oidc },
    { match: 'src/authentication/principal-of-claims.ts', when: oidc },
    { match: 'src/authentication/bearer-token.ts', when: any(apiKey, oidc) },
    { match: 'src/authorization/opa*', when: opa },
    { match: 'policy/*', kind: 'app', class: 'managed', when: opa },
    { match: 'src/masking/mask.*', when: masking },
    { match: 'src/masking/checksums.ts', when: masking },
    { match: 'src/masking/mask-nothing*', when: not(masking) },
    { match: 'src/encryption/envelope-cipher*', when: encryption },
    { match: 'src/encryption/encryption-keys.ts', when: encryption },
    { match: 'src/encryption/key-checks.ts', when: encryption },
    { match: 'src/encryption/plain-cipher*', when: not(encryption) },
    { match: 'src/audit/database-sink*', when: not(fileSink) },
    { match: 'src/audit/migrations.ts', when: not(fileSink) },
    { match: 'src/audit/file-sink*', when: fileSink },
  ],
  config: {
    path: 'src/config.ts',
    doc: 'Settings of security: who may do what, what is masked, how long evidence is kept.',
    entries: [
      { key: 'dataClass', from: 'requirements.securityNeeds.dataClass' },
      {
        key: 'roles',
        from: 'security.accessControl.roles',
        type: { name: 'Role[]', import: 'Role', from: './authorization/role.ts' },
        pick: ['name', 'permissions'],
      },
      {
        key: 'attributes',
        from: 'security.accessControl.attributes',
        type: { name: 'string[]' },
      },
      {
        key: 'serviceAccounts',
        from: 'security.accessControl.serviceAccounts',
        type: { name: 'ServiceAccount[]', import: 'ServiceAccount', from: './authorization/service-account.ts' },
        pick: ['name', 'permissions'],
      },
      { key: 'requireMfa', from: 'security.implementation.mfa', when: oidc },
      { key: 'session.timeoutMs', from: 'security.implementation.session.timeout', as: 'ms', when: oidc },
      { key: 'session.refreshMs', from: 'security.implementation.session.refresh', as: 'ms', when: oidc },
      { key: 'session.maxConcurrent', from: 'security.implementation.session.maxConcurrent', when: oidc },
      { key: 'keyRotationMs', from: 'security.implementation.keyRotation', as: 'ms', when: encryption },
      { key: 'audit.retentionDays', from: 'security.audit.retentionDays' },
    ],
  },
  wiring: [
    {
      path: 'src/wiring.ts',
      doc: 'The parts of security that the canvas chose.',
      exports: [
        {
          name: 'createAuditSink',
          choose: [
            { import: 'createFileSink', from: './audit/file-sink.ts', when: fileSink },
            { import: 'createDatabaseSink', from: './audit/database-sink.ts' },
          ],
        },
        {
          name: 'createAuthenticator',
          choose: [
            { import: 'createApiKeyAuthenticator', from: './authentication/api-keys.ts', when: apiKey },
            { import: 'createOidcAuthenticator', from: './authentication/oidc.ts', when: oidc },
            { import: 'createNoAuthenticator', from: './authentication/none.ts' },
          ],
        },
        {
          name: 'createAuthorizer',
          choose: [
            { import: 'createOpaAuthorizer', from: './authorization/opa.ts', when: opa },
            { import: 'createTableAuthorizer', from: './authorization/policy-table.ts' },
          ],
        },
        {
          name: 'createCipher',
          choose: [
            { import: 'createEnvelopeCipher', from: './encryption/envelope-cipher.ts', when: encryption },
            { import: 'createPlainCipher', from: './encryption/plain-cipher.ts' },
          ],
        },
        {
          name: 'mask',
          choose: [
            { import: 'mask', from: './masking/mask.ts', when: masking },
            { import: 'maskNothing', from: './masking/mask-nothing.ts' },
          ],
        },
        {
          name: 'gapChecks',
          type: { name: 'GapCheck[]', from: './gap.ts' },
          list: [
            { import: 'apiKeyGaps', from: './authentication/api-keys.ts', when: apiKey },
            { import: 'oidcGaps', from: './authentication/oidc.ts', when: oidc },
            { import: 'opaGaps', from: './authorization/opa.ts', when: opa },
            { import: 'encryptionGaps', from: './encryption/key-checks.ts', when: encryption },
          ],
        },
        {
          name: 'warningChecks',
          type: { name: 'WarningCheck[]', from: './gap.ts' },
          list: [{ import: 'keyWarnings', from: './encryption/key-checks.ts', when: encryption }],
        },
      ],
    },
  ],
  contributions: [
    {
      slot: 'env',
      key: 'API_KEYS',
      value: {
        doc: 'Callers of the API: name:sha256-of-the-key[:role], comma-separated; the role defaults to user',
        example: '',
        secret: true,
      },
      when: apiKey,
    },
    {
      slot: 'env',
      key: 'OIDC_ISSUER',
      value: { doc: 'Issuer of the access tokens, as in its discovery document', example: '', secret: false },
      when: oidc,
    },
    {
      slot: 'env',
      key: 'OIDC_AUDIENCE',
      value: { doc: 'What access tokens for this API name as their audience', example: '', secret: false },
      when: oidc,
    },
    {
      slot: 'env',
      key: 'OPA_URL',
      value: { doc: 'Address of the policy engine, for example http://opa:8181', example: '', secret: false },
      when: opa,
    },
    {
      slot: 'env',
      key: 'ENCRYPTION_KEY',
      value: {
        doc: 'Keys for data at rest, youngest first: YYYY-MM-DD:base64 of 32 bytes, comma-separated',
        example: '',
        secret: true,
      },
      when: encryption,
    },
    {
      slot: 'root.scripts',
      key: 'verify:audit',
      value: { run: 'node --env-file-if-exists=.env packages/security/src/verify-audit.ts' },
    },
    {
      slot: 'readme.commands',
      key: 'verify-audit',
      value: { command: 'pnpm verify:audit', what: 'computes the audit chain again and says whether it is intact' },
    },
    {
      slot: 'agents.tasks',
      key: 'roles',
      value: { task: 'change who may do what', file: 'packages/security/src/config.ts (roles)' },
    },
    {
      slot: 'compose.services',
      key: 'opa',
      value: {
        image: 'openpolicyagent/opa:1.10.0-static',
        command: ['run', '--server', '--addr=:8181', '/policy'],
        volumes: ['./packages/security/policy:/policy:ro'],
      },
      when: all(opa, not(is('stack.target', 'kubernetes'))),
    },
  ],
});
