import type { Condition } from '@agent-canvas/canvas';

/** What people do beside the code when a setting changes: data to move, secrets to set, services to start. */
export interface Operation {
  readonly setting: string;
  /** Applies where the setting had this value before; absent: any other one. */
  readonly from?: string | number | boolean;
  /** Applies where the setting has this value after; absent: any other one. */
  readonly to?: string | number | boolean;
  /** Applies only where this holds for the new canvas. */
  readonly when?: Condition;
  readonly steps: readonly OperationTask[];
}

export interface OperationTask {
  readonly do: string;
  readonly kind: 'data' | 'secret' | 'service' | 'deploy';
  /** Done once the new code runs (the old store is removed, old keys revoked). Absent: before it does. */
  readonly after?: true;
}
