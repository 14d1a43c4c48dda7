/** A figure that the business watches, as the canvas names it. */
export interface Kpi {
  name: string;
  unit: string;
}
