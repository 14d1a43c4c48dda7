/** A named set of permissions: `runs:read`, `runs:read-own` (only what the caller owns), `runs:*` or `*`. */
export interface Role {
  readonly name: string;
  readonly permissions: readonly string[];
}
