import { partId } from '#event-sourcing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import { adopted, adopting, facts, proposed, RECORD, RESOLUTION } from '../measure.fixture.js';
import { measureDecider } from '../measure.decide.js';

const provision = partId(COMMAND_ID, 'provision', 0);

describe('a provision', () => {
  const subjectTo = [{ kind: 'funding', note: 'Zusage des Landes' }] as const;
  const held = { ...adopted, data: { ...adopted.data, subjectTo: [{ provision, ...subjectTo[0] }] } };

  it('of a resolution keeps the measure from starting until it is met', () => {
    given(measureDecider, [proposed])
      .when('AdoptMeasure', { decision: RESOLUTION, subjectTo }, {}, adopting())
      .then([held]);
    const waiting = given(measureDecider, [proposed, held]);
    waiting.when('StartMeasure', {}, {}, facts).refuses('a provision is not met');
    waiting.when('ReportProgress', { percent: 10 }, {}, facts).refuses('a provision is not met');
    const met = { type: 'MeasureProvisionMet', data: { provision } } as const;
    waiting.when('MeetMeasureProvision', { provision }, {}, facts).then([met]);
    const free = given(measureDecider, [proposed, held, met]);
    free.when('MeetMeasureProvision', { provision }, {}, facts).isAlreadySo('met already');
    free.when('StartMeasure', {}, {}, facts).then([{ type: 'MeasureStarted', data: {} }]);
  });

  it('of a recorded decision keeps it from starting, too', () => {
    given(measureDecider, [proposed])
      .when('AdoptMeasure', { decision: RECORD, subjectTo }, {}, adopting())
      .refuses('a recorded decision has provisions of its own');
    given(measureDecider, [proposed, adopted])
      .when('StartMeasure', {}, {}, { ...facts, hasOpenDecisionProvisions: true })
      .refuses('a provision is not met');
  });

  it('that is not known is not found', () => {
    given(measureDecider, [proposed, adopted])
      .when('MeetMeasureProvision', { provision: 'nothing' }, {}, facts)
      .refuses('provision is not known here', 'notFound');
  });
});
