import { idFrom, partId } from '#event-sourcing';
import { COMMAND_ID, ENTITY_ID, given } from '#event-sourcing/testing';
import type { DecisionFacts } from '../../decision/decision-facts.js';
import type { germanAdoption } from '../../basis/adoption-check.js';
import {
  adopted,
  adopting,
  facts,
  LEAD,
  PROCESS_OF_MEASURE,
  proposed,
  RECORD,
  RESOLUTION,
} from '../measure.fixture.js';
import { measureDecider } from '../measure.decide.js';
import { measureStatus } from '../measure.state.js';

const provision = partId(COMMAND_ID, 'provision', 0);
const council = { ...proposed, data: { ...proposed.data, decisionLevel: 'council' } } as const;
const below = { rule: 'belowDecisionLevel', reason: 'it was urgent' };

describe('a measure is adopted', () => {
  it('by a decision of its level that lists it in its version', () => {
    given(measureDecider, [proposed])
      .when('AdoptMeasure', { decision: RESOLUTION }, {}, adopting({ process: PROCESS_OF_MEASURE }))
      .then([adopted]);
    given(measureDecider, [proposed, { type: 'MeasureReviewed', data: {} }])
      .when('AdoptMeasure', { decision: RECORD }, {}, adopting({ level: 'council' }))
      .then([{ type: 'MeasureAdopted', data: { decision: RECORD, version: 1, level: 'council', subjectTo: [] } }]);
  });

  it('only with a lead', () => {
    const { lead, ...data } = proposed.data;
    given(measureDecider, [{ ...proposed, data }])
      .when('AdoptMeasure', { decision: RESOLUTION }, {}, adopting())
      .refuses('measure has no lead');
  });

  it('once', () => {
    given(measureDecider, [proposed, adopted])
      .when('AdoptMeasure', { decision: RESOLUTION }, {}, adopting())
      .isAlreadySo('adopted already');
    given(measureDecider, [proposed, adopted])
      .when('AdoptMeasure', { decision: RECORD }, {}, adopting())
      .refuses('measure is not open for adoption');
  });

  it('below its level as a deviation, which says who would have to decide', () => {
    const at = given(measureDecider, [council]);
    const tooLow = at.when('AdoptMeasure', { decision: RESOLUTION }, {}, adopting({ level: 'committee' }));
    tooLow.violates('belowDecisionLevel');
    expect(tooLow.decision).toMatchObject({
      refusal: {
        violations: [{ weight: 'curable', allowedInstead: 'have the council decide, or change nothing until it has' }],
      },
    });
    const named = at.when('AdoptMeasure', { decision: RESOLUTION }, { deviations: [below] }, adopting());
    expect(named.decision).toMatchObject({
      accepted: true,
      events: [{ type: 'MeasureAdopted' }, { type: 'DeviationNoted', data: { rule: 'belowDecisionLevel' } }],
    });
  });

  it('without a finding where nobody knows the level', () => {
    given(measureDecider, [council])
      .when('AdoptMeasure', { decision: RESOLUTION }, {}, adopting({ level: 'unknown' }))
      .then([{ ...adopted, data: { ...adopted.data, level: 'unknown' } }]);
  });
});

test('an acknowledgement never adopts', () => {
  const taken: DecisionFacts = { effect: 'adoptsNothing', outcome: 'acknowledged' };
  const at = given(measureDecider, [proposed]);
  const meta = { deviations: [below, { rule: 'beyondCompetence', reason: 'the committee wished it' }] };
  for (const some of [{}, meta]) {
    at.when('AdoptMeasure', { decision: RESOLUTION }, some, { ...facts, decision: taken }).refuses(
      'an acknowledgement adopts nothing',
    );
  }
  const questioned = {
    type: 'BasisQuestioned',
    data: { question: 'q', decision: RESOLUTION, cause: 'c', why: 'corrected' },
  } as const;
  given(measureDecider, [proposed, adopted, questioned])
    .when(
      'ResolveMeasureBasis',
      { question: 'q', how: 'replaced', reason: 'r', decision: RECORD },
      {},
      { ...facts, decision: taken },
    )
    .refuses('an acknowledgement adopts nothing');
  given(measureDecider, [proposed, adopted])
    .when('ReviseMeasure', { title: 'y', decision: RECORD }, {}, { ...facts, decision: taken })
    .refuses('an acknowledgement adopts nothing');
});

describe('a decision adopts nothing', () => {
  const at = (decision: DecisionFacts, kind?: 'unknownReference') => ({
    refuses: (reason: keyof typeof germanAdoption) => {
      given(measureDecider, [proposed])
        .when('AdoptMeasure', { decision: RESOLUTION }, {}, { ...facts, decision })
        .refuses(reason, kind);
    },
  });
  const { decision: sound } = adopting();
  const listing = (id: string, version: number): DecisionFacts => ({
    effect: 'adopts',
    level: 'council',
    openProvisions: [],
    lists: [{ kind: 'measure', id, version }],
  });

  it('that does not exist', () => {
    at({ effect: 'unknown' }, 'unknownReference').refuses('decision does not exist');
  });

  it('that recommended, rejected or postponed', () => {
    at({ effect: 'adoptsNothing', outcome: 'recommended' }).refuses('decision adopts nothing');
  });

  it('while an invalidating deviation of it is open', () => {
    at({ effect: 'withoutEffect' }).refuses('decision has no effect while a deviation of it is open');
  });

  it('that was corrected or withdrawn', () => {
    at({ effect: 'superseded' }).refuses('decision was corrected or withdrawn');
  });

  it('of another process', () => {
    if (sound?.effect !== 'adopts') throw new Error('the fixture adopts');
    at({ ...sound, process: 'another' }, 'unknownReference').refuses('decision is of another process');
  });

  it('that lists something else, or another version', () => {
    at(listing('another', 1)).refuses('decision does not list this measure');
    at(listing(ENTITY_ID, 2)).refuses('decision lists another version of the measure');
  });
});

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

  it('of a recorded decision lies there, and keeps it from starting too', () => {
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

describe('what an adoption rests on', () => {
  const asked = { decision: RESOLUTION, cause: idFrom('a correction'), why: 'corrected' } as const;
  const question = partId(COMMAND_ID, 'question', 0);
  const questioned = { type: 'BasisQuestioned', data: { question, ...asked } } as const;
  const at = given(measureDecider, [proposed, adopted, questioned]);
  const ofAdoption = { of: 'adoption', deviatesFromDecision: false } as const;

  it('is questioned by the policy once a cause, and not where the measure rests on something else', () => {
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

  it('is left as it is by the answer to a question about what it does not rest on any more', () => {
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

  it('leaves what deviates where it was a revision alone', () => {
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
