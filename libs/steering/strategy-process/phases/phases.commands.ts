import { Route, ChoiceField, CommandBody, NumberField, PartialDateField, PathIdField, TextField } from '#commands';
import type { PartialDate } from '#event-sourcing';

const may = ['process-manager'] as const;

/** In the order in which a cycle goes through them; they may overlap. */
export const PHASE_KINDS = ['developing', 'implementing', 'evaluating'] as const;
export type PhaseKind = (typeof PHASE_KINDS)[number];

@Route(':id/phases', {
  may,
  summary: 'Plan a phase of a cycle',
  example: { kind: 'developing', from: '2018-Q4', until: '2020' },
})
export class PlanPhase extends CommandBody {
  static readonly type = 'PlanPhase';
  @ChoiceField(PHASE_KINDS) readonly kind!: PhaseKind;
  @NumberField({ optional: true, min: 1, max: 999, description: 'Default: the present cycle.' })
  readonly cycle?: number;
  @PartialDateField({ optional: true, description: 'When it shall begin. Default: unknown.', example: '2018-Q4' })
  readonly from?: PartialDate;
  @PartialDateField({ optional: true, description: 'When it shall end. Default: unknown.', example: '2020' })
  readonly until?: PartialDate;
}

@Route(':id/phases/:phase/deliverables', {
  may,
  summary: 'Name what a phase shall deliver before it is completed',
  example: { title: 'Strategieplan Vielfalt' },
})
export class NameDeliverable extends CommandBody {
  static readonly type = 'NameDeliverable';
  @PathIdField() readonly phase!: string;
  @TextField({ example: 'Strategieplan Vielfalt' }) readonly title!: string;
}

@Route(':id/phases/:phase/deliverables/:deliverable/delivery', {
  may,
  summary: 'Record that a deliverable is there',
  example: {},
})
export class RecordDelivery extends CommandBody {
  static readonly type = 'RecordDelivery';
  @PathIdField() readonly phase!: string;
  @PathIdField() readonly deliverable!: string;
}

@Route(':id/phases/:phase/deliverables/:deliverable/waiver', {
  may,
  summary: 'Waive a deliverable with the reason',
  example: { reason: 'geht im Strategieplan auf' },
})
export class WaiveDeliverable extends CommandBody {
  static readonly type = 'WaiveDeliverable';
  @PathIdField() readonly phase!: string;
  @PathIdField() readonly deliverable!: string;
  @TextField({ max: 2000, description: 'Why the phase goes without it. No names of people here.' })
  readonly reason!: string;
}

@Route(':id/phases/:phase/start', {
  may,
  summary: 'Start a planned phase; the first one makes the process running',
  example: { occurredOn: '2018-10' },
})
export class StartPhase extends CommandBody {
  static readonly type = 'StartPhase';
  @PathIdField() readonly phase!: string;
}

@Route(':id/phases/:phase/completion', { may, summary: 'Complete a phase', example: {} })
export class CompletePhase extends CommandBody {
  static readonly type = 'CompletePhase';
  @PathIdField() readonly phase!: string;
}

@Route(':id/cycles', { may, summary: 'Start the next cycle', example: { title: 'Fortschreibung' } })
export class StartCycle extends CommandBody {
  static readonly type = 'StartCycle';
  @TextField({ optional: true, example: 'Fortschreibung 2021' }) readonly title?: string;
}

export const phaseCommands = [
  PlanPhase,
  NameDeliverable,
  RecordDelivery,
  WaiveDeliverable,
  StartPhase,
  CompletePhase,
  StartCycle,
] as const;
