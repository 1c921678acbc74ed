import { CommandBody, IdField, PartyField, PathIdField, Route } from '#commands';
import type { Party } from '#event-sourcing';
import { MAY_CHANGE } from '../measure-roles.js';
import { EXAMPLE, WeightField } from '../measure.fields.js';

const { id, organisation } = EXAMPLE;
const PARTNERS = ['organisation', 'committee', 'function'] as const;

@Route(':id/lead', { may: MAY_CHANGE, summary: 'Say which organisation leads a measure', example: { lead: id } })
export class AssignMeasureLead extends CommandBody {
  static readonly type = 'AssignMeasureLead';
  @IdField({ description: 'The organisation that leads from now on.' }) readonly lead!: string;
  @IdField({ optional: true, description: 'The reorganisation that carries the lead over: said by its policy alone.' })
  readonly reorganisation?: string;
}

@Route(':id/partners', {
  may: MAY_CHANGE,
  summary: 'Name a partner of a measure',
  example: { partner: organisation },
})
export class AddMeasurePartner extends CommandBody {
  static readonly type = 'AddMeasurePartner';
  @PartyField({ only: PARTNERS }) readonly partner!: Party;
}

@Route(':id/partner-removals', {
  may: MAY_CHANGE,
  summary: 'Note that somebody is no partner of a measure any more',
  example: { partner: organisation },
})
export class RemoveMeasurePartner extends CommandBody {
  static readonly type = 'RemoveMeasurePartner';
  @PartyField({ only: PARTNERS }) readonly partner!: Party;
}

@Route(':id/weight', { may: MAY_CHANGE, summary: 'Set the weight of a measure in roll-ups', example: { weight: 3 } })
export class WeighMeasure extends CommandBody {
  static readonly type = 'WeighMeasure';
  @WeightField() readonly weight!: number;
}

@Route(':id/dependencies', {
  may: MAY_CHANGE,
  summary: 'Note that a measure depends on another one of its process',
  example: { on: id },
})
export class AddDependency extends CommandBody {
  static readonly type = 'AddDependency';
  @IdField({ description: 'A measure of the same process that it depends on.' }) readonly on!: string;
}

@Route(':id/dependencies/:on/removal', {
  may: MAY_CHANGE,
  summary: 'Note that a measure does not depend on another one any more',
  example: {},
})
export class RemoveDependency extends CommandBody {
  static readonly type = 'RemoveDependency';
  @PathIdField() readonly on!: string;
}

export const planningCommands = [
  AssignMeasureLead,
  AddMeasurePartner,
  RemoveMeasurePartner,
  WeighMeasure,
  AddDependency,
  RemoveDependency,
] as const;
