import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Health } from './health.controller.js';

export const METRICS = Symbol('Metrics');

/** The metrics for Prometheus: event-loop delay and memory, requests by route and status, lag by projection. */
export class Metrics {
  readonly registry = new Registry();
  readonly #requests = new Histogram({
    name: 'lenkwerk_http_request_seconds',
    help: 'Time of HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10],
    registers: [this.registry],
  });

  constructor(health: Health) {
    // Event-loop delay comes as nodejs_eventloop_lag_*.
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'lenkwerk_lag_seconds',
      help: 'Seconds behind the log',
      labelNames: ['kind', 'name'],
      registers: [this.registry],
      async collect() {
        // A lag that is not known any more is left out; its last value would be wrong.
        this.reset();
        for (const { kind, name, lagSeconds } of await health.parts()) {
          if (lagSeconds !== undefined) this.set({ kind, name }, lagSeconds);
        }
      },
    });
    new Gauge({
      name: 'lenkwerk_ready',
      help: '1 when the part is ready',
      labelNames: ['kind', 'name'],
      registers: [this.registry],
      async collect() {
        for (const { kind, name, ready } of await health.parts()) this.set({ kind, name }, ready ? 1 : 0);
      },
    });
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status: String(status) }, seconds);
  }
}
