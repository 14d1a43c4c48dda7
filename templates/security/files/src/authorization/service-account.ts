/** A machine that calls the agent: its name is its API key's name or its OIDC client id. */
export interface ServiceAccount {
  readonly name: string;
  readonly permissions: readonly string[];
}
