/** One criterion of project.successMetrics: `metric` at or beyond `threshold` in its `direction`. */
export interface SuccessMetric {
  name: string;
  metric: string;
  threshold: number;
  direction: 'up' | 'down';
}
