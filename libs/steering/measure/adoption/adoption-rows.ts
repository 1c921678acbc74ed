import type { ProjectionHandlers, Recorded, RowChange } from '#event-sourcing';
import { patch, put } from '#event-sourcing';
import { measureProvisions } from '../measure-parts.tables.js';
import type { MeasureColumns } from '../measure-rows.js';
import { changed, dated, ended, NOT_ADOPTED } from '../measure-rows.js';
import type { AdoptionEvent } from '../measure.events.js';

type Of<T extends AdoptionEvent['type']> = Recorded<Extract<AdoptionEvent, { readonly type: T }>>;

export const adoptionRows: ProjectionHandlers<AdoptionEvent> = {
  MeasureReviewed: (event) => [changed(event, { status: 'reviewed', isAdoptionWithdrawn: false })],
  MeasureAdopted: adopted,
  MeasureProvisionMet: (event) => [
    changed(event),
    patch(measureProvisions, { provision: event.data.provision }, { metBy: event.eventId }),
    dated(event),
  ],
  MeasureRejected: (event) => [ended(event, { status: 'rejected', ending: { reason: event.data.reason } })],
  BasisQuestioned: (event) => [changed(event)],
  BasisResolved: (event) => [changed(event, resolved(event.data))],
  DeviationNoted: (event) => [changed(event)],
  DeviationResolved: (event) => [changed(event)],
};

function adopted(event: Of<'MeasureAdopted'>): readonly RowChange[] {
  const { id: measure, position: ordinal, data } = event;
  const { decision, version: adoptedVersion, level: adoptedLevel, subjectTo } = data;
  const by = { decision, adoptedVersion, adoptedLevel, adoptedAt: ordinal, revisedBy: null };
  return [
    changed(event, { status: 'adopted', ...by, isAdoptionWithdrawn: false, deviatesFromDecision: false }),
    ...subjectTo.map(({ provision, kind, note = null }) =>
      put(measureProvisions, { provision, ordinal, measure, kind, note, metBy: null }),
    ),
  ];
}

function resolved({ how, of, deviatesFromDecision, ...by }: Of<'BasisResolved'>['data']): MeasureColumns {
  if (of === 'nothing' || how === 'upheld') return { deviatesFromDecision };
  if (how === 'withdrawn') {
    if (of === 'revision') return { revisedBy: null, deviatesFromDecision };
    return { ...NOT_ADOPTED, revisedBy: null, isAdoptionWithdrawn: true, blocked: null, completionReported: null };
  }
  const { decision, level, version } = by;
  if (of === 'revision') return { revisedBy: decision ?? null, deviatesFromDecision };
  return {
    ...(decision !== undefined && { decision }),
    ...{ adoptedVersion: version ?? null, adoptedLevel: level ?? null, deviatesFromDecision },
  };
}
