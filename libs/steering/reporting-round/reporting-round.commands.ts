import type { Role } from '#commands';
import {
  Route,
  ChoiceField,
  CommandBody,
  CreationBody,
  DayField,
  IdField,
  IdsField,
  PathIdField,
  TextField,
} from '#commands';
import { PercentField } from '#shared-kernel';
import { MOST_ASKED } from './round-limits.js';

const may: readonly Role[] = ['process-manager'];

const id = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';

const NOTE = { optional: true, max: 2000, description: 'No names of people here.' } as const;

/** Asks every lead for the state of its measures as of a day. */
@Route('', {
  may,
  summary: 'Ask every lead for the state of its measures as of a day',
  example: { process: id, title: 'Statusabfrage', asOf: '2019-01-31', due: '2019-02-28', measures: [id] },
})
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

@Route(':id/answers/:measure', {
  may: [...may, 'contributor'],
  summary: 'Answer for a measure; that nothing changed is an answer too',
  example: { kind: 'noChange' },
})
export class AnswerRound extends Answer {
  static readonly type = 'AnswerRound';
}

/** Another party answers in place of the lead. */
@Route(':id/answers/:measure/for-lead', {
  may,
  summary: 'Answer in place of the lead, and say why',
  example: { kind: 'changed', percent: 40, reason: 'Auskunft am Telefon' },
})
export class AnswerForLead extends Answer {
  static readonly type = 'AnswerForLead';
  @TextField({ max: 2000, description: 'Why the lead does not answer itself. No names of people here.' })
  readonly reason!: string;
}

/** Reminds the units with missing answers; the policy `round-due` does so once, when the last day is past. */
@Route(':id/reminders', { may, summary: 'Remind everybody whose answer is missing', example: {} })
export class RemindRound extends CommandBody {
  static readonly type = 'RemindRound';
}

@Route(':id/closing', { may, summary: 'Close a round with who is missing', example: {} })
export class CloseRound extends CommandBody {
  static readonly type = 'CloseRound';
}

export const reportingRoundCommands = [OpenRound, AnswerRound, AnswerForLead, RemindRound, CloseRound] as const;
