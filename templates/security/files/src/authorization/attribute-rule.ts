/** Narrows permissions: who uses one of `permissions` must carry the claim `name` with one of `values`. */
export interface AttributeRule {
  readonly name: string;
  readonly values: readonly string[];
  readonly permissions: readonly string[];
}
