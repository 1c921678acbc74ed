import { ChoiceField, CommandBody, CreationBody, DayField, IdField, IdsField, PathIdField, TextField } from '#commands';
import { PercentField } from '#shared-kernel';
import { MOST_ASKED } from './round-limits.js';

const NOTE = { optional: true, max: 2000, description: 'No names of people here.' } as const;

/** Asks every lead for the state of its measures as of a day. */
export class OpenRound extends CreationBody {
  static readonly type = 'OpenRound';
  @IdField({ description: 'The strategy process.' }) readonly process!: string;
  @TextField({ example: 'Statusabfrage zum Jahresende' }) readonly title!: string;
  @DayField({ description: 'The day (Stichtag) as of which answers are given.' }) readonly asOf!: string;
  @DayField({ description: 'The last day for answers.', example: '2019-02-28' }) readonly due!: string;
  @IdsField({
    ...{ min: 1, max: MOST_ASKED, optional: true },
    description: 'The measures that are asked for, of the process. Default: all that are not over.',
  })
  readonly measures?: readonly string[];
}

class Answer extends CommandBody {
  @PathIdField() readonly measure!: string;
  @ChoiceField(['noChange', 'changed']) readonly kind!: 'noChange' | 'changed';
  @PercentField({ optional: true, description: 'Whole percent, where it changed; never of a permanent task.' })
  readonly percent?: number;
  @TextField(NOTE) readonly note?: string;
}

export class AnswerRound extends Answer {
  static readonly type = 'AnswerRound';
}

/** Somebody answers in place of the lead. */
export class AnswerForLead extends Answer {
  static readonly type = 'AnswerForLead';
  @TextField({ max: 2000, description: 'Why the lead does not answer itself. No names of people here.' })
  readonly reason!: string;
}

/** Reminds everybody whose answer is missing; the policy `round-due` does so once, when the last day is past. */
export class RemindRound extends CommandBody {
  static readonly type = 'RemindRound';
}

export class CloseRound extends CommandBody {
  static readonly type = 'CloseRound';
}

export const reportingRoundCommands = [OpenRound, AnswerRound, AnswerForLead, RemindRound, CloseRound] as const;
