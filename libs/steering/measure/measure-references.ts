import type { Reference } from '#shared-kernel';
import { referenceIf, referencesOf } from '#shared-kernel';
import type { MeasureCommand } from './measure.decide.js';

/** Commands that are not named here refer to nothing, `RefineDate` among them. */
export function referencesIn({ type, data }: MeasureCommand): readonly Reference[] {
  if (type === 'ProposeMeasure') {
    const process = { kind: 'process', id: data.process, field: 'process' } as const;
    return [process, ...referenceIf('organisation', data.lead, 'lead'), ...goals(data.goals)];
  }
  if (type === 'ReviseMeasure') return goals(data.goals);
  if (type === 'AssignMeasureLead') return referenceIf('organisation', data.lead, 'lead');
  if (type === 'AddMeasurePartner') return referencesOf(data.partner, 'partner');
  if (type === 'HandOverMeasure') return referencesOf(data.to, 'to');
  if (type === 'AddDependency') return referenceIf('measure', data.on, 'on');
  if (type === 'BlockMeasure' || type === 'SupersedeMeasure') return referenceIf('measure', data.by, 'by');
  if (type === 'ResolveDeviation') return referencesOf(data.by, 'by');
  return [];
}

function goals(ids: readonly string[] = []): readonly Reference[] {
  return ids.map((id, index) => ({ kind: 'goal', id, field: `goals.${index}` }));
}
