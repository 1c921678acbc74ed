import { CommandBody, CreationBody, DayField, Route, TextField } from '#commands';

const may = ['administrator'] as const;

@Route('', {
  may,
  summary: 'Record a recess of the council: its days are no working days of deadlines',
  example: { name: 'Sommerpause', first: '2019-07-01', last: '2019-08-09' },
})
export class RecordRecess extends CreationBody {
  static readonly type = 'RecordRecess';
  @TextField({ example: 'Sommerpause' }) readonly name!: string;
  @DayField({ description: 'Its first day.' }) readonly first!: string;
  @DayField({ description: 'Its last day.' }) readonly last!: string;
}

@Route(':id/days', {
  may,
  summary: 'Correct the days of a recess; open deadlines are computed anew',
  example: { first: '2019-07-01', last: '2019-08-02' },
})
export class CorrectRecess extends CommandBody {
  static readonly type = 'CorrectRecess';
  @DayField({ description: 'Its first day.' }) readonly first!: string;
  @DayField({ description: 'Its last day.' }) readonly last!: string;
}

@Route(':id/cancellation', { may, summary: 'Cancel a recess; open deadlines are computed anew', example: {} })
export class CancelRecess extends CommandBody {
  static readonly type = 'CancelRecess';
}

export const recessCommands = [RecordRecess, CorrectRecess, CancelRecess] as const;
