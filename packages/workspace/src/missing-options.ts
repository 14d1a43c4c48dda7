/**
 * The compiler options that the pack's code needs and `base` (resolved) does not give: modules with `.ts` imports, run by
 * Node as they stand, checked strictly, never emitted.
 */
export function missingOptions(base: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const says = (option: string): string => String(base[option] ?? '').toLowerCase();
  const resolves =
    ['bundler', 'nodenext', 'node16'].includes(says('moduleResolution')) ||
    ['nodenext', 'node16', 'node18', 'node20', 'preserve'].includes(says('module'));
  const lib = missingLib(base);
  const types = Array.isArray(base.types) && base.types.includes('node');
  return {
    ...(base.strict === true ? {} : { strict: true }),
    ...(isModern(says('target')) ? {} : { target: 'es2023' }),
    ...(lib && { lib }),
    ...(resolves ? {} : { module: 'nodenext', moduleResolution: 'nodenext' }),
    ...(types ? {} : { types: ['node'] }),
    ...(base.skipLibCheck === true ? {} : { skipLibCheck: true }),
    ...(base.noEmit === true ? {} : { noEmit: true }),
    ...(base.allowImportingTsExtensions === true ? {} : { allowImportingTsExtensions: true }),
    ...turnedOff(base),
    ...(base.rootDir === undefined ? {} : { rootDir: '../..' }),
  };
}

/** Options of libraries that are emitted, and one that forbids `process.env.NAME`. */
function turnedOff(base: Readonly<Record<string, unknown>>): Record<string, false> {
  const off = ['composite', 'emitDeclarationOnly', 'isolatedDeclarations', 'noPropertyAccessFromIndexSignature'];
  return Object.fromEntries(off.filter((option) => base[option] === true).map((option) => [option, false] as const));
}

const yearOf = (name: string): number =>
  /^es(next|latest)$/i.test(name) ? 9999 : Number(/^es(20\d\d)/i.exec(name)?.[1] ?? 0);

const isModern = (target: string): boolean => yearOf(target) >= 2022;

/** Lists in newer ways (`toSorted`) came with 2023. What the base has beside the language stays. */
function missingLib(base: Readonly<Record<string, unknown>>): string[] | undefined {
  if (!Array.isArray(base.lib)) return yearOf(String(base.target ?? '')) >= 2023 ? undefined : ['es2023'];
  const lib = base.lib.map(String);
  if (lib.some((name) => yearOf(name) >= 2023 && !name.includes('.'))) return undefined;
  return ['es2023', ...lib.filter((name) => yearOf(name) === 0)];
}
