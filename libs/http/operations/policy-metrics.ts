import type { PolicyRunner } from '#event-sourcing';
import type { Registry } from 'prom-client';
import { Gauge } from 'prom-client';

/** What policies have before them, for Prometheus. */
export function measurePolicies(registry: Registry, policies: readonly PolicyRunner[]): void {
  new Gauge({
    name: 'lenkwerk_policy_effects',
    help: 'Commands that a policy asked for, without an answer (open) or refused',
    labelNames: ['policy', 'state'],
    registers: [registry],
    collect() {
      for (const { name, work } of policies) {
        this.set({ policy: name, state: 'open' }, work.open);
        this.set({ policy: name, state: 'refused' }, work.refused);
      }
    },
  });
  new Gauge({
    name: 'lenkwerk_policy_wakes',
    help: 'Times of the business clock that a policy waits for',
    labelNames: ['policy'],
    registers: [registry],
    collect() {
      for (const { name, work } of policies) this.set({ policy: name }, work.wakes);
    },
  });
}
