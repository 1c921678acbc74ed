import type { Command, Evidence, OccurredAt, Party, PartialDate } from '#event-sourcing';
import { IdField, PartialDateField, TextField } from './fields/plain-fields.js';
import { PartsField } from './fields/nested-fields.js';
import { EvidenceField, OccurredAtField, PartyField } from './fields/wire-forms.js';

/** Fields that every command takes. */
export class CommandBody {
  @PartialDateField({
    optional: true,
    description: 'When it happened. Default: today. Never in the future.',
    example: '2019-02-14',
  })
  readonly occurredOn?: PartialDate;

  @EvidenceField({
    optional: true,
    description:
      'What the statement rests on; never `system`, which policies alone write. Default: oral, entered without a document.',
  })
  readonly evidence?: Evidence;

  @PartyField({
    optional: true,
    description:
      'Who acted, never a policy. Default: the function or person that the actor is linked to, else unknown.',
  })
  readonly actedBy?: Party;

  @PartyField({ optional: true, description: 'For whom.' })
  readonly onBehalfOf?: Party;
}

export class DeviationBody {
  @TextField({ max: 100, example: 'notOnAgenda' }) readonly rule!: string;
  @TextField({ max: 2000, description: 'Why it was done all the same. No names of people here.' })
  readonly reason!: string;
  @EvidenceField({ optional: true }) readonly evidence?: Evidence;
}

/** A command that rules of law or procedure may forbid: it can name the violated rules and is then recorded as a deviation. */
export class IrregularCommandBody extends CommandBody {
  @PartsField(() => DeviationBody, {
    optional: true,
    max: 20,
    description: 'Exactly the violated rules, each with its reason.',
  })
  readonly deviations?: readonly DeviationBody[];
}

/** A command that happens within a sitting. */
export class TimedCommandBody extends IrregularCommandBody {
  @OccurredAtField({ optional: true, description: 'Local time, or the item before which it happened.' })
  readonly occurredAt?: OccurredAt;
}

/** A command that makes a new entity; its id is derived from the command unless the caller names one. */
export class CreationBody extends CommandBody {
  static readonly creates: boolean = true;

  @IdField({ optional: true, description: 'The id of the new entity. Default: derived from the command.' })
  readonly id?: string;
}

export type CommonField = 'occurredOn' | 'evidence' | 'actedBy' | 'onBehalfOf' | 'deviations' | 'occurredAt' | 'id';

/**
 * A command's class: its literal `type` and its checked fields. With `creates` the entity need not exist yet;
 * `identify` derives the entity's id from the facts in the body.
 */
export interface CommandClass<B extends CommandBody = CommandBody> {
  new (): B;
  readonly type: string;
  readonly creates?: boolean;
  identify?(this: void, body: B): string;
}

/** The command as its decider sees it: the class's fields but the common ones, which are in `meta`. */
export type CommandOf<K extends CommandClass> = K extends CommandClass
  ? Command<K['type'], Omit<InstanceType<K>, CommonField>>
  : never;
