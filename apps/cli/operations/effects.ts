import { allPages } from '../api/all-pages.js';
import type { Api } from '../api/api.js';
import type { ConsumerItem } from './consumer-item.js';

/** As `GET /policies` answers it. */
export interface PolicyItem extends ConsumerItem {
  readonly openEffects: number;
  readonly refusedEffects: number;
  readonly wakes: number;
  readonly nextWake: string | null;
}

interface EffectItem {
  readonly effect: string;
  readonly command: string;
  readonly target: string | null;
  readonly attempt: number;
  readonly refusal: { readonly reason: string; readonly refusedAt: string } | null;
}

export interface RefusedEffect extends EffectItem {
  readonly policy: string;
}

export async function policiesOf(api: Api): Promise<readonly PolicyItem[]> {
  return (await api.get<{ readonly items: readonly PolicyItem[] }>('/policies')).items;
}

/** The refused commands of all policies. */
export async function refusedEffects(api: Api): Promise<readonly RefusedEffect[]> {
  const policies = await policiesOf(api);
  const refused: RefusedEffect[] = [];
  for (const { name, refusedEffects: count } of policies) {
    if (count === 0) continue;
    const effects = await allPages<EffectItem>(api, `/policies/${name}/effects?state=refused`, 'after');
    refused.push(...effects.map((effect) => ({ policy: name, ...effect })));
  }
  return refused;
}
