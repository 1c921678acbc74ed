import type { Decision } from '#event-sourcing';
import { refuseInput } from '#event-sourcing';

export type ForReorganisationRefusal = 'only the policy acts for a reorganisation';

export const germanForReorganisation: Readonly<Record<ForReorganisationRefusal, string>> = {
  'only the policy acts for a reorganisation': 'Für eine Umorganisation handelt nur das System selbst.',
};

/** A person's act is its own: the name of a reorganisation would spare an assignment from being accepted anew. */
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
