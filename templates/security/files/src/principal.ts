/** Who calls. `tenant` separates data; `attributes` are claims, which may have to agree with a resource's. */
export interface Principal {
  readonly id: string;
  readonly tenant: string;
  readonly roles: readonly string[];
  readonly kind: 'user' | 'service' | 'development';
  readonly attributes?: Readonly<Record<string, string>>;
}
