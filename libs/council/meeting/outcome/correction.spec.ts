import { opened, counted, eventOf, meeting, ofCircle, ofCouncil, PAPER, recorded } from '../meeting.fixture.js';
import { findOutcome } from './find-outcome.js';
import { OTHER, own } from './outcome.fixture.js';

describe('a correction', () => {
  const past = [...opened, recorded('i1', { kind: 'acknowledged' }, counted(5, 0))];
  const why = { reason: 'misread', authority: { kind: 'unknown' } } as const;
  const corrected = {
    type: 'OutcomeCorrected',
    data: {
      event: eventOf('i1'),
      item: 'i1',
      outcomeId: own,
      outcome: { kind: 'recommended' },
      intent: 'acknowledgement',
      paper: PAPER,
      vote: counted(5, 0),
      ...why,
    },
  } as const;
  const correction = { event: eventOf('i1'), outcome: { kind: 'recommended' }, ...why } as const;

  it('takes the place of the outcome that it names, with the vote as it was', () => {
    meeting(past).when('CorrectOutcome', correction, {}, ofCouncil).then([corrected]);
    meeting(past)
      .when('CorrectOutcome', { ...correction, vote: counted(4, 1) }, {}, ofCouncil)
      .then([{ ...corrected, data: { ...corrected.data, vote: counted(4, 1) } }]);
    const { state } = meeting([...past, { ...corrected, eventId: 'c1' }]);
    expect(findOutcome(state, { event: eventOf('i1') })?.outcome.correctedBy).toBe('c1');
    expect(findOutcome(state, { outcomeId: own })?.outcome).toMatchObject({ outcome: { kind: 'recommended' } });
  });

  it('is possible after the closing', () => {
    meeting([...past, { type: 'MeetingClosed', data: {} }])
      .when('CorrectOutcome', correction, {}, ofCouncil)
      .then([corrected]);
  });

  it('is itself the outcome that a further correction names', () => {
    const twice = [...past, { ...corrected, eventId: 'c1' }];
    meeting(twice).when('CorrectOutcome', correction, {}, ofCouncil).refuses('outcome has been corrected already');
    const { decision } = meeting(twice).when(
      'CorrectOutcome',
      { ...correction, event: 'c1', outcome: { kind: 'acknowledged' } },
      {},
      ofCouncil,
    );
    expect(decision).toMatchObject({ accepted: true, events: [{ data: { event: 'c1' } }] });
  });

  it('is answered as recorded already without a change, and is refused for an outcome of another meeting', () => {
    meeting(past)
      .when('CorrectOutcome', { ...correction, outcome: { kind: 'acknowledged' } }, {}, ofCouncil)
      .isAlreadySo('is recorded like this already');
    meeting(past)
      .when('CorrectOutcome', { ...correction, event: OTHER }, {}, ofCouncil)
      .refuses('outcome is not known in this meeting', 'unknownReference');
  });

  it('cannot end the consultation twice, have an impossible vote, or exceed the competence', () => {
    const discussed = [
      ...opened,
      { ...recorded('i1', { kind: 'discussedOnly' }), eventId: 'd1' },
      recorded('i1', { kind: 'rejected' }),
    ];
    meeting(discussed)
      .when('CorrectOutcome', { ...correction, event: 'd1' }, {}, ofCouncil)
      .refuses('consultation of the item has ended already');
    meeting(past)
      .when('CorrectOutcome', { ...correction, vote: counted(1, 2) }, {}, ofCouncil)
      .refuses('adopted with more votes against than for');
    meeting(past)
      .when('CorrectOutcome', { ...correction, outcome: { kind: 'adopted' } }, {}, ofCircle)
      .violates('beyondCompetence');
  });
});
