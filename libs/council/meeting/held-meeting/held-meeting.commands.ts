import {
  Route,
  ChoiceField,
  DayField,
  IdField,
  IdsField,
  IrregularCommandBody,
  NumberField,
  PartsField,
  Sha256Field,
  TextField,
} from '#commands';
import { IntersectionType } from '@nestjs/swagger';
import { heldMeetingId } from './held-ids.js';
import { OutcomeField } from '../outcome/outcome.fields.js';
import { VoteField } from '../outcome/vote.fields.js';
import { INTENT, ItemPaperField, NUMBER, PAPER } from '../agenda/agenda.fields.js';
import type { Completeness, Publicity } from '../meeting.events.js';
import type { ItemIntent, ItemPaper } from '../agenda/agenda-item.js';
import type { VoteInput } from '../outcome/vote.js';
import type { Outcome, TextHash } from '../outcome/outcome.js';
import { COMPLETENESS, PUBLICITY } from '../meeting.events.js';
import { ITEM_INTENTS } from '../agenda/agenda-item.js';
import { PROCESSES, PUBLIC, SEQUENCE } from '../meeting.fields.js';

const may = ['clerk', 'process-manager'] as const;

const ID = '0190a1b2-0000-5000-8000-000000000000';

const item = { number: '5', title: 'Sachstandsbericht "Wir alle sind LU"', intent: 'acknowledgement' } as const;
const fromExtract = { ...item, paper: { kind: 'unknown' }, outcome: { kind: 'acknowledged' } } as const;

/** Items of one `RecordHeldMeeting`: with their texts, outcomes and deviations they stay within one append. */
const MOST_HELD_ITEMS = 150;
const TEXT = { optional: true } as const;
const OUTCOME = {
  optional: true,
  description: 'Left out: unknown. Never notReached where the source does not say so.',
} as const;

/** The fields of an item as notes or an extract have it; unknown ones are left out. */
class HeldItem {
  @TextField(NUMBER) readonly number!: string;
  @TextField({ example: 'Sachstandsbericht "Wir alle sind LU"' }) readonly title!: string;
  @ChoiceField(ITEM_INTENTS, INTENT) readonly intent?: ItemIntent;
  @ItemPaperField(PAPER) readonly paper?: ItemPaper;
  @ChoiceField(PUBLICITY, PUBLIC) readonly public?: Publicity;
  @Sha256Field({ ...TEXT, description: 'SHA-256 of what was proposed.' }) readonly proposal?: TextHash;
  @Sha256Field({ ...TEXT, description: 'SHA-256 of the deliberation.' }) readonly deliberation?: TextHash;
  @Sha256Field({ ...TEXT, description: "SHA-256 of the outcome's own words." }) readonly wording?: TextHash;
  @OutcomeField(OUTCOME) readonly outcome?: Outcome;
  @VoteField({ optional: true }) readonly vote?: VoteInput;
}

/** The facts of a source about an item, without its evidence. */
export type HeldFacts = Pick<HeldItem, keyof HeldItem>;

@Route('held', {
  may,
  summary: 'Record a past meeting from notes or an extract; the same facts again change nothing',
  example: { committee: ID, heldOn: '2019-02-14', public: 'yes', completeness: 'excerptOnly', items: [fromExtract] },
})
export class RecordHeldMeeting extends IrregularCommandBody {
  static readonly type = 'RecordHeldMeeting';
  static readonly creates = true;
  static identify(this: void, { committee, heldOn, sequence }: RecordHeldMeeting): string {
    return heldMeetingId(committee, heldOn, sequence ?? 1);
  }
  @IdField() readonly committee!: string;
  @DayField() readonly heldOn!: string;
  @NumberField(SEQUENCE) readonly sequence?: number;
  @ChoiceField(PUBLICITY, PUBLIC) readonly public?: Publicity;
  @IdsField(PROCESSES) readonly processes?: readonly string[];
  @ChoiceField(COMPLETENESS, { description: 'Whether the source tells of the whole meeting.' })
  readonly completeness!: Completeness;
  @PartsField(() => HeldItem, { max: MOST_HELD_ITEMS }) readonly items!: readonly HeldFacts[];
}

/** One more item of a meeting that is known already, a planned one included. */
@Route(':id/held-items', {
  may,
  summary: 'Record one more item of a meeting from notes or an extract',
  example: fromExtract,
})
export class RecordHeldItem extends IntersectionType(IrregularCommandBody, HeldItem) {
  static readonly type = 'RecordHeldItem';
  @ChoiceField(PUBLICITY, { optional: true, description: 'What the source says of the meeting. Left out: nothing.' })
  readonly meetingPublic?: Publicity;
}

export const heldMeetingCommands = [RecordHeldMeeting, RecordHeldItem] as const;
