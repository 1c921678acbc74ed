import { ChoiceField, DayField, IdField, NumberField, PartField, PartsField, PartyField, TextField } from '#commands';
import type { Party } from '#event-sourcing';
import type { CommitteeKind } from '../../committee/committee.commands.js';
import { COMMITTEE_KINDS } from '../../committee/committee.commands.js';
import { INTENT, NUMBER } from '../agenda/agenda.fields.js';
import type { ItemIntent } from '../agenda/agenda-item.js';
import { ITEM_INTENTS } from '../agenda/agenda-item.js';
import { ITEM_FINDINGS } from '../item-facts.js';
import { PUBLICITY } from '../meeting.events.js';
import type { ItemFinding } from '../item-facts.js';
import type { Publicity } from '../meeting.events.js';
import { REASON } from '../meeting.fields.js';
import type { OutcomeKind } from '../outcome/outcome.js';
import { OUTCOME_KINDS } from '../outcome/outcomes.js';
import { VoteField } from '../outcome/vote.fields.js';
import type { VoteInput } from '../outcome/vote.js';

/** The longest text of an item, in UTF-16 units: long debates have 100,000. */
const LONGEST_TEXT = 200_000;
const TEXT = { optional: true, max: LONGEST_TEXT } as const;
/** As of a paper: its claim's stream name holds it percent-encoded. */
const REFERENCE = { max: 30, example: '20196743' } as const;
const PASSAGE = {
  optional: true,
  description:
    'Where it is recorded by this: the passage, word for word, from which kind or year is inferred. Default: the text states it. No names of people here.',
} as const;
const YEAR = { min: 1900, max: 2999, example: 2019, description: "The reference's year." } as const;
const SAID = { optional: true, description: 'Left out: the text does not say it.' } as const;

/** A committee that sat, by the name in the text. */
export class ExtractCommittee {
  @TextField({ example: 'Sozialausschuss' }) readonly name!: string;
  @IdField({ optional: true, description: 'Where it is recorded. Default: derived from the name.' })
  readonly id?: string;
  @ChoiceField(COMMITTEE_KINDS, { optional: true, description: 'Where it is recorded by this. Default: committee.' })
  readonly kind?: CommitteeKind;
  @TextField({ ...PASSAGE, example: 'Auszug aus der Niederschrift des Sozialausschusses' })
  readonly inferredFrom?: string;
}

class ExtractBody {
  @TextField({ example: 'Bauausschuss' }) readonly name!: string;
  @IdField({ optional: true, description: 'Where it is recorded as a committee.' }) readonly id?: string;
}

type NamedBody = Pick<ExtractBody, keyof ExtractBody>;

/** An act of the committee with an item, or with one paper of it. */
export class ExtractAct {
  @ChoiceField(OUTCOME_KINDS) readonly kind!: OutcomeKind;
  @TextField({ ...TEXT, description: 'Its words.' }) readonly text?: string;
  @VoteField({ optional: true }) readonly vote?: VoteInput;
  @PartsField(() => ExtractBody, { optional: true, max: 20, description: 'With referred: every body.' })
  readonly referredTo?: readonly NamedBody[];
  @DayField({ optional: true, description: 'With postponed: the day of the sitting.' }) readonly postponedTo?: string;
}

type Act = Pick<ExtractAct, keyof ExtractAct>;

class ExtractPaper {
  @TextField(REFERENCE) readonly reference!: string;
  @NumberField(YEAR) readonly year!: number;
  @TextField({ optional: true, description: "Default: the item's." }) readonly title?: string;
  @TextField({ ...PASSAGE, example: 'Vorlage: 20196743' }) readonly inferredFrom?: string;
  @PartField(() => ExtractAct, { optional: true, description: 'Where the text tells its result apart.' })
  readonly outcome?: Act;
}

type NamedPaper = Pick<ExtractPaper, keyof ExtractPaper>;

class ExtractFinding implements ItemFinding {
  @ChoiceField(ITEM_FINDINGS) readonly finding!: ItemFinding['finding'];
  @TextField({ max: 2000, description: 'No names of people here.' }) readonly detail!: string;
}

/** One item as an extract states it. */
export class ExtractItem {
  @TextField(NUMBER) readonly number!: string;
  @TextField({ example: 'Sachstandsbericht "Wir alle sind LU"' }) readonly title!: string;
  @ChoiceField(PUBLICITY, SAID) readonly public?: Publicity;
  @ChoiceField(ITEM_INTENTS, INTENT) readonly intent?: ItemIntent;
  @TextField({ ...TEXT, description: 'What was proposed.' }) readonly proposal?: string;
  @TextField(TEXT) readonly deliberation?: string;
  @TextField({ ...TEXT, description: 'The words of the outcome, also where it is not recognised.' })
  readonly wording?: string;
  @PartsField(() => ExtractPaper, { optional: true, max: 50 }) readonly papers?: readonly NamedPaper[];
  @PartField(() => ExtractAct, { optional: true, description: 'The binding act. Left out: not recognised.' })
  readonly outcome?: Act;
  @PartsField(() => ExtractAct, { optional: true, max: 50, description: 'Other acts, or the results of parts.' })
  readonly furtherOutcomes?: readonly Act[];
  @PartsField(() => ExtractFinding, { optional: true, max: 20, description: 'Contradictions inside the text.' })
  readonly findings?: readonly ItemFinding[];
}

export class ExtractCorrection {
  @TextField(REASON) readonly reason!: string;
  @PartyField({ optional: true, description: 'On whose authority. Default: unknown.' }) readonly authority?: Party;
}
