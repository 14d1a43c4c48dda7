/** Something that people must do before the code of a changed answer goes out. */
export interface OperationStep {
  readonly do: string;
  readonly kind: 'data' | 'secret' | 'service' | 'deploy';
  /** The setting whose change asks for it. */
  readonly setting?: string;
}
