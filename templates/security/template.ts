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
  operations: [
    {
      setting: 'security.implementation.auth',
      to: 'oidc',
      steps: [
        {
          do: 'Register this API at the identity provider: an audience of its own, the claims roles and tenant in access tokens, and clients under the names of security.accessControl.serviceAccounts.',
          kind: 'service',
        },
        { do: 'Set OIDC_ISSUER and OIDC_AUDIENCE where the service runs.', kind: 'secret' },
      ],
    },
    {
      setting: 'security.implementation.auth',
      from: 'api-key',
      to: 'oidc',
      steps: [
        {
          do: 'Map callers: a key’s name was the user, now it is the claim sub. Memories, runs and feedback belong to the old names; rename the owners of plain rows, and let sealed ones (encryption at rest, bound to their owner) expire.',
          kind: 'data',
        },
        {
          do: 'Tell every caller the day on which keys end and how to get a token; both are not accepted side by side.',
          kind: 'service',
        },
        { do: 'Remove API_KEYS from every environment and destroy the keys.', kind: 'secret', after: true },
      ],
    },
    {
      setting: 'security.implementation.auth',
      to: 'api-key',
      steps: [
        {
          do: 'Make one key for each caller and set API_KEYS to name:sha256[:role] (printf %s "$KEY" | sha256sum); hand the keys over by a channel for secrets.',
          kind: 'secret',
        },
      ],
    },
    {
      setting: 'security.implementation.auth',
      from: 'oidc',
      steps: [
        {
          do: 'Map callers: the claim sub was the user, and memories, runs and feedback belong to it. Sessions end with the deployment.',
          kind: 'data',
        },
        {
          do: 'Delete the clients of this API at the identity provider, then OIDC_ISSUER and OIDC_AUDIENCE.',
          kind: 'secret',
          after: true,
        },
      ],
    },
    {
      setting: 'security.implementation.auth',
      to: 'none',
      steps: [
        {
          do: 'Close the network first: whoever reaches the port may do everything. Check that no published port or ingress leads to it.',
          kind: 'service',
        },
        { do: 'Revoke the credentials that callers held: nothing checks them any more.', kind: 'secret', after: true },
      ],
    },
    {
      setting: 'security.accessControl.engine',
      to: 'opa',
      steps: [
        {
          do: 'Start Open Policy Agent beside the service with packages/security/policy loaded: without an answer from it everything is denied.',
          kind: 'service',
        },
        { do: 'Set OPA_URL where the service runs.', kind: 'secret' },
        {
          do: 'Carry over permissions that were changed in packages/security/src/config.ts by hand into the policy, and compare the decisions for each role before the switch.',
          kind: 'data',
        },
      ],
    },
    {
      setting: 'security.accessControl.engine',
      to: 'embedded',
      steps: [
        {
          do: 'Write what your policy allows beyond roles into security.accessControl (roles, attributes): rules of your own in packages/security/policy are not read any more.',
          kind: 'data',
        },
        { do: 'Stop Open Policy Agent and remove OPA_URL.', kind: 'service', after: true },
      ],
    },
    {
      setting: 'security.audit.sink',
      to: 'file',
      steps: [
        {
          do: 'Run pnpm verify:audit, then export audit_entries and audit_anchor and store them for security.audit.retentionDays: the file starts a chain of its own.',
          kind: 'data',
        },
        {
          do: 'Give the service a lasting volume at DATA_DIR and one replica: audit.jsonl has a single writer. Add the volume to the backups.',
          kind: 'service',
        },
      ],
    },
    {
      setting: 'security.audit.sink',
      to: 'database',
      steps: [
        {
          do: 'Run pnpm verify:audit, stop the service, and store DATA_DIR/audit.jsonl write-protected for security.audit.retentionDays: the database starts a chain of its own.',
          kind: 'data',
        },
      ],
    },
  ],
});
