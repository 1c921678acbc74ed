import { Route, CommandBody, IdField, PartialDateField, PathIdField, TextField } from '#commands';
import type { PartialDate } from '#event-sourcing';
import type { Subject } from '#shared-kernel';
import { SubjectsField } from '#shared-kernel';

const may = ['clerk', 'process-manager'] as const;

const ID = '0190a1b2-0000-5000-8000-000000000000';

/** The subjects take the place of those named before. */
@Route(':id/agenda-items/:item/subjects', {
  may,
  summary: 'Name the measures and goals that an item decides on, each in its version',
  example: { subjects: [{ kind: 'measure', id: ID, version: 1 }] },
})
export class NameItemSubjects extends CommandBody {
  static readonly type = 'NameItemSubjects';
  @PathIdField() readonly item!: string;
  @SubjectsField({ description: 'The measures and goals that the item decides on; an empty list takes them back.' })
  readonly subjects!: readonly Subject[];
}

@Route(':id/agenda-items/:item/requests', {
  may,
  summary: 'Record what the committee asked for with an item; it becomes an assignment',
  example: { text: 'Bis zur nächsten Sitzung die Kosten darstellen', due: '2019-06' },
})
export class RecordItemRequest extends CommandBody {
  static readonly type = 'RecordItemRequest';
  @PathIdField() readonly item!: string;
  @TextField({
    max: 2000,
    example: 'Bis zur nächsten Sitzung die Kosten darstellen',
    description: 'What the committee asked for. No names of people here.',
  })
  readonly text!: string;
  @IdField({ optional: true, description: "The organisation that is asked. Default: the process's lead." })
  readonly to?: string;
  @PartialDateField({ optional: true, example: '2019-06', description: 'Until when. Left out: unknown.' })
  readonly due?: PartialDate;
}

/** Sent by the policy `decision-follow-up` alone: no route leads here. */
export class RemindOfOutcome extends CommandBody {
  static readonly type = 'RemindOfOutcome';
  @IdField({ description: 'The event that holds the outcome.' }) readonly event!: string;
  @SubjectsField({ min: 1, description: 'What is not carried out.' }) readonly open!: readonly Subject[];
}

export const followUpCommands = [NameItemSubjects, RecordItemRequest, RemindOfOutcome] as const;
