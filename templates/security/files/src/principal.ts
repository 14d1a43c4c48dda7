/** Who calls. `tenant` separates data; `attributes` are the claims that attribute rules look at. */
export interface Principal {
  readonly id: string;
  readonly tenant: string;
  readonly roles: readonly string[];
  readonly kind: 'user' | 'service' | 'development';
  readonly attributes?: Readonly<Record<string, string>>;
}
