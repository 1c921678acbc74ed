import type { Following } from '#following';
import type { Registry } from 'prom-client';
import { Gauge } from 'prom-client';

/** Registers the open work of the policies as Prometheus metrics. */
export function measurePolicies(registry: Registry, following: Pick<Following, 'status'>): void {
  new Gauge({
    name: 'lenkwerk_policy_effects',
    help: 'Commands that a policy asked for, without an answer (open) or refused',
    labelNames: ['policy', 'state'],
    registers: [registry],
    collect() {
      for (const { name, work } of following.status()) {
        if (work === undefined) continue;
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
      for (const { name, work } of following.status()) if (work !== undefined) this.set({ policy: name }, work.wakes);
    },
  });
}
