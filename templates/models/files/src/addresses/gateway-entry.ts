/** Another address for some models, used while its health path answers. `models` are ids of the canvas. */
export interface GatewayEntry {
  id: string;
  baseUrl: string;
  models: string[];
  healthPath: string;
}
