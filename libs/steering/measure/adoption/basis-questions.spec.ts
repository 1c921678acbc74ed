import { idFrom, partId } from '#event-sourcing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import { adopted, adopting, facts, LEAD, proposed, RECORD, RESOLUTION } from '../measure.fixture.js';
import { measureDecider } from '../measure.decide.js';
import { measureStatus } from '../measure.state.js';

describe('the basis of an adoption', () => {
  const asked = { decision: RESOLUTION, cause: idFrom('a correction'), why: 'corrected' } as const;
  const question = partId(COMMAND_ID, 'question', 0);
  const questioned = { type: 'BasisQuestioned', data: { question, ...asked } } as const;
  const at = given(measureDecider, [proposed, adopted, questioned]);
  const ofAdoption = { of: 'adoption', deviatesFromDecision: false } as const;

  it('is questioned once for a cause, and only for a decision that it rests on', () => {
    given(measureDecider, [proposed, adopted]).when('QuestionMeasureBasis', asked, {}, facts).then([questioned]);
    at.when('QuestionMeasureBasis', asked, {}, facts).isAlreadySo('questioned already');
    at.when('QuestionMeasureBasis', { ...asked, decision: RECORD }, {}, facts).isAlreadySo(
      'does not rest on this decision',
    );
  });

  it('is upheld by a person', () => {
    at.when('ResolveMeasureBasis', { question, how: 'upheld', reason: 'r' }, {}, facts).then([
      { type: 'BasisResolved', data: { question, how: 'upheld', reason: 'r', ...ofAdoption } },
    ]);
    at.when('ResolveMeasureBasis', { question: 'nothing', how: 'upheld', reason: 'r' }, {}, facts).refuses(
      'question is not known here',
      'notFound',
    );
    at.when('ResolveMeasureBasis', { question, how: 'upheld', reason: 'r', decision: RECORD }, {}, facts).refuses(
      'only a replaced basis has a decision',
      'invalid',
    );
  });

  it('is replaced by a decision that adopts', () => {
    const replacing = { question, how: 'replaced', reason: 'r' } as const;
    at.when('ResolveMeasureBasis', replacing, {}, facts).refuses(
      'a replaced basis needs the decision that replaces it',
      'invalid',
    );
    const resolved = {
      type: 'BasisResolved',
      data: { ...replacing, ...ofAdoption, decision: RECORD, version: 1, level: 'administration' },
    } as const;
    at.when('ResolveMeasureBasis', { ...replacing, decision: RECORD }, {}, adopting()).then([resolved]);
    expect(given(measureDecider, [proposed, adopted, questioned, resolved]).state).toMatchObject({
      status: 'adopted',
      adoption: { decision: RECORD },
    });
  });

  it('is withdrawn: the measure is proposed again and may be adopted anew', () => {
    const data = { question, how: 'withdrawn', reason: 'r', ...ofAdoption } as const;
    const withdrawn = { type: 'BasisResolved', data } as const;
    const again = given(measureDecider, [
      proposed,
      adopted,
      { type: 'MeasureStarted', data: {} },
      questioned,
      withdrawn,
    ]);
    expect(again.state).toMatchObject({ status: 'proposed', lead: LEAD });
    again
      .when('AdoptMeasure', { decision: RECORD }, {}, adopting())
      .then([
        { type: 'MeasureAdopted', data: { decision: RECORD, version: 1, level: 'administration', subjectTo: [] } },
      ]);
    again
      .when('ResolveMeasureBasis', { question, how: 'upheld', reason: 'r' }, {}, facts)
      .refuses('question has ended already');
  });

  it('is not changed by the answer to a question about a former decision', () => {
    const later = { ...questioned, data: { ...questioned.data, question: 'later' } } as const;
    const by = { decision: RECORD, version: 1, level: 'administration' } as const;
    const data = { question, how: 'replaced', reason: 'r', ...ofAdoption, ...by } as const;
    const replaced = { type: 'BasisResolved', data } as const;
    const past = [proposed, adopted, questioned, later, replaced] as const;
    const answer = { question: 'later', how: 'withdrawn', reason: 'r' } as const;
    const ended = {
      type: 'BasisResolved',
      data: { ...answer, of: 'nothing', deviatesFromDecision: false },
    } as const;
    given(measureDecider, [...past])
      .when('ResolveMeasureBasis', answer, {}, facts)
      .then([ended]);
    expect(given(measureDecider, [...past, ended]).state).toMatchObject({
      ...{ status: 'adopted', adoption: { decision: RECORD }, deviatesFromDecision: false },
    });
  });

  it('is deviated from when only the decision of a revision is withdrawn', () => {
    const revised = {
      type: 'MeasureRevised',
      data: {
        ...{ title: 'y', fieldsOfAction: [], goals: [], schedule: { start: 'unknown', end: 'unknown' } },
        ...{ version: 2, deviatesFromDecision: false, decision: RECORD },
      },
    } as const;
    const doubted = { type: 'BasisQuestioned', data: { ...questioned.data, decision: RECORD } } as const;
    const resolution = { question, how: 'withdrawn', reason: 'r' } as const;
    const data = { ...resolution, of: 'revision', deviatesFromDecision: true } as const;
    const withdrawn = { type: 'BasisResolved', data } as const;
    given(measureDecider, [proposed, adopted, revised, doubted])
      .when('ResolveMeasureBasis', resolution, {}, facts)
      .then([withdrawn]);
    const { state } = given(measureDecider, [proposed, adopted, revised, doubted, withdrawn]);
    expect(state).toMatchObject({ status: 'adopted', deviatesFromDecision: true });
    expect(state.status === 'unknown' ? undefined : measureStatus(state)).toBe('adopted');
  });
});
