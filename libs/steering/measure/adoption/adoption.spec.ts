import { ENTITY_ID, given } from '#event-sourcing/testing';
import type { DecisionFacts } from '../../decision/decision-facts.js';
import type { germanAdoption } from '../../basis/adoption-check.js';
import { adopted, adopting, facts, PROCESS_OF_MEASURE, proposed, RECORD, RESOLUTION } from '../measure.fixture.js';
import { measureDecider } from '../measure.decide.js';

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

  it('below its level as a deviation, which names the level that has to decide', () => {
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

  it('without a violation when the level of the decision is unknown', () => {
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

  it('that lists another subject, or another version', () => {
    at(listing('another', 1)).refuses('decision does not list this measure');
    at(listing(ENTITY_ID, 2)).refuses('decision lists another version of the measure');
  });
});
