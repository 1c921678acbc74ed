import {
  ChoiceField,
  DayField,
  FlagField,
  IdField,
  IdsField,
  IrregularCommandBody,
  NumberField,
  PartField,
  PartsField,
  Route,
} from '#commands';
import { committeeIdFrom } from '../../committee/committee-id.js';
import { heldMeetingId } from '../held-meeting/held-ids.js';
import { PUBLICITY } from '../meeting.events.js';
import type { Publicity } from '../meeting.events.js';
import { PROCESSES, SEQUENCE } from '../meeting.fields.js';
import { ExtractCommittee, ExtractCorrection, ExtractItem } from './extract.fields.js';

const may = ['clerk', 'process-manager'] as const;

const example = {
  committees: [{ name: 'Sozialausschuss' }],
  heldOn: '2019-02-14',
  public: 'yes',
  create: true,
  item: {
    number: '5',
    title: 'Sachstandsbericht "Wir alle sind LU"',
    papers: [{ reference: '20196743', year: 2019 }],
    outcome: { kind: 'acknowledged' },
    wording: 'Kenntnis genommen.',
  },
} as const;

/** The committees that sat, by their ids. */
export function committeeIds({ committees }: Pick<RecordExtract, 'committees'>): readonly [string, ...string[]] {
  // The field has at least one.
  const [first = '', ...others] = committees.map(({ id, name }) => id ?? committeeIdFrom(name));
  return [first, ...others];
}

/** One item of one sitting, with all that it rests on, in one decision. */
@Route('extracts', {
  may,
  summary: 'Record an extract of minutes, whole or nothing; the same facts again change nothing',
  example,
})
export class RecordExtract extends IrregularCommandBody {
  static readonly type = 'RecordExtract';
  static readonly creates = true;
  static identify(this: void, body: RecordExtract): string {
    const [committee, ...jointWith] = committeeIds(body);
    return body.meeting ?? heldMeetingId(committee, body.heldOn, body.sequence ?? 1, jointWith);
  }
  @PartsField(() => ExtractCommittee, { min: 1, max: 10, description: 'Those that sat; several in a joint sitting.' })
  readonly committees!: readonly Pick<ExtractCommittee, keyof ExtractCommittee>[];
  @DayField() readonly heldOn!: string;
  @NumberField(SEQUENCE) readonly sequence?: number;
  @IdField({ optional: true, description: 'A meeting that is recorded. Default: derived from committees and day.' })
  readonly meeting?: string;
  @ChoiceField(PUBLICITY, {
    optional: true,
    description: 'What the heading says of the part in which the item stands.',
  })
  readonly public?: Publicity;
  @IdsField(PROCESSES) readonly processes?: readonly string[];
  @FlagField({ optional: true, description: 'Record committees and papers that are not recorded. Default: refuse.' })
  readonly create?: boolean;
  @PartField(() => ExtractCorrection, {
    optional: true,
    description: 'The extract is a corrected text: what it states otherwise is corrected.',
  })
  readonly correct?: Pick<ExtractCorrection, keyof ExtractCorrection>;
  @PartField(() => ExtractItem) readonly item!: Pick<ExtractItem, keyof ExtractItem>;
}

/** Its own fields, as plain JSON. */
export type RecordExtractBody = Omit<Pick<RecordExtract, keyof RecordExtract>, keyof IrregularCommandBody>;

export const extractCommands = [RecordExtract] as const;
