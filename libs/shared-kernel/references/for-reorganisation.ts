import type { Decision } from '#event-sourcing';
import { refuseInput } from '#event-sourcing';

export type ForReorganisationRefusal = 'only the policy acts for a reorganisation';

export const germanForReorganisation: Readonly<Record<ForReorganisationRefusal, string>> = {
  'only the policy acts for a reorganisation': 'Für eine Umorganisation handelt nur das System selbst.',
};

/**
 * Only the policy may name a reorganisation: an assignment that moves with one need not be accepted anew, and a person
 * must not get round that acceptance.
 */
export function refusedForReorganisation({
  data,
  meta,
}: {
  readonly data: { readonly reorganisation?: string };
  readonly meta: { readonly actor: string };
}): Decision<never, ForReorganisationRefusal> | undefined {
  if (data.reorganisation === undefined || meta.actor === 'policy:reorganisation') return undefined;
  return refuseInput('only the policy acts for a reorganisation', 'reorganisation');
}
