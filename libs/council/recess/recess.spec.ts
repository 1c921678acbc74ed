import { given } from '#event-sourcing/testing';
import { recessDecider } from './recess.decide.js';

const recorded = {
  type: 'RecessRecorded',
  data: { name: 'Sommerpause', first: '2019-07-01', last: '2019-08-09' },
} as const;
const cancelled = { type: 'RecessCancelled', data: {} } as const;

describe('A recess of the council', () => {
  it('is recorded once', () => {
    given(recessDecider, []).when('RecordRecess', recorded.data).then([recorded]);
    given(recessDecider, [recorded]).when('RecordRecess', recorded.data).refuses('recess is recorded already');
  });

  it('may be a single day, and ends neither before it began nor after more than a year', () => {
    const day = { name: 'Brückentag', first: '2019-05-31', last: '2019-05-31' };
    given(recessDecider, [])
      .when('RecordRecess', day)
      .then([{ type: 'RecessRecorded', data: day }]);
    given(recessDecider, [])
      .when('RecordRecess', { ...day, last: '2019-05-30' })
      .refuses('recess would end before it began', 'invalid');
    given(recessDecider, [recorded])
      .when('CorrectRecess', { first: '2019-07-01', last: '2020-07-01' })
      .refuses('recess would be longer than a year', 'invalid');
  });

  it('is corrected and cancelled, and then stays as it is', () => {
    const days = { first: '2019-07-01', last: '2019-08-02' };
    const corrected = { type: 'RecessCorrected', data: days } as const;
    given(recessDecider, [recorded]).when('CorrectRecess', days).then([corrected]);
    given(recessDecider, [recorded]).when('CancelRecess', {}).then([cancelled]);
    given(recessDecider, [recorded, cancelled]).when('CorrectRecess', days).refuses('recess is cancelled');
    given(recessDecider, [recorded, cancelled]).when('CancelRecess', {}).refuses('recess is cancelled');
    given(recessDecider, []).when('CancelRecess', {}).refuses('not found', 'notFound');
  });
});
