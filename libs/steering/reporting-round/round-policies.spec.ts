import type { Policy } from '#event-sourcing';
import { decidingFeatures } from '../testing/deciding-features.fixture.js';
import { PolicyHarness } from '#shared-kernel/testing';
import { reportingRoundFeature } from './reporting-round.feature.js';
import { roundAnswersPolicy } from './round-answers.policy.js';
import { roundDuePolicy } from './round-due.policy.js';

async function openHarness(policy: Policy): Promise<Opened> {
  const harness = await PolicyHarness.open(
    policy,
    [...decidingFeatures, reportingRoundFeature],
    '2019-02-01T08:00:00.000Z',
  );
  const process = (await harness.send('DraftProcess', null, { title: 'Wir alle sind LU' })).id;
  const lead = (await harness.send('RegisterOrganisation', null, { name: 'Kultur', kind: 'area' })).id;
  const proposal = { process, kind: 'project', title: 'Wegweiser', source: 'Workshop', lead };
  const measure = (await harness.send('ProposeMeasure', null, proposal)).id;
  const taken = { process, kind: 'executive', title: 'Start', by: { kind: 'unknown' } };
  const decides = [{ kind: 'measure', id: measure, version: 1 }];
  const decision = (await harness.send('RecordDecision', null, { ...taken, decides })).id;
  await harness.send('AdoptMeasure', measure, { decision: { kind: 'record', decision } });
  const asked = { process, title: 'Statusabfrage', asOf: '2019-01-31', due: '2019-02-28', measures: [measure] };
  const round = (await harness.send('OpenRound', null, asked)).id;
  return { harness, measure, round };
}

interface Opened {
  readonly harness: PolicyHarness;
  readonly measure: string;
  readonly round: string;
}

const types = async (harness: PolicyHarness, stream: `${string}-${string}`): Promise<readonly string[]> =>
  (await harness.events(stream)).map(({ type }) => type);

describe('the policies of a reporting round', () => {
  it('carry an answer to its measure, with the round and its day', async () => {
    const { harness, measure, round } = await openHarness(roundAnswersPolicy);
    await harness.send('AnswerRound', round, { measure, kind: 'changed', percent: 40 });
    await harness.settle();
    const [reported] = (await harness.events(`measure-${measure}`)).slice(-1);
    expect(reported).toMatchObject({
      type: 'MeasureProgressReported',
      occurredOn: '2019-01-31',
      data: { percent: 40, round },
    });
  });

  it('carry no change for the answer "no change"', async () => {
    const { harness, measure, round } = await openHarness(roundAnswersPolicy);
    await harness.send('AnswerRound', round, { measure, kind: 'noChange' });
    await harness.settle();
    expect(await types(harness, `measure-${measure}`)).toEqual(['MeasureProposed', 'MeasureAdopted']);
  });

  it('record an answer as refused when the measure ended in between', async () => {
    const { harness, measure, round } = await openHarness(roundAnswersPolicy);
    await harness.send('AnswerRound', round, { measure, kind: 'changed', percent: 40 });
    await harness.send('CancelMeasure', measure, { reason: 'too dear' });
    await harness.settle();
    expect(await types(harness, `measure-${measure}`)).not.toContain('MeasureProgressReported');
    expect(await types(harness, 'policy-round-answers')).toContain('EffectRefused');
  });

  it('remind a unit once that has not answered on the last day', async () => {
    const { harness, round } = await openHarness(roundDuePolicy);
    await harness.settle();
    harness.clock.advancedTo('2019-02-28T20:00:00.000Z');
    await harness.settle();
    expect(await types(harness, `reportingRound-${round}`)).toEqual(['RoundOpened']);
    harness.clock.advancedTo('2019-03-01T08:00:00.000Z');
    await harness.settle();
    harness.clock.advancedTo('2019-06-01T08:00:00.000Z');
    await harness.settle();
    expect(await types(harness, `reportingRound-${round}`)).toEqual(['RoundOpened', 'RoundReminded']);
  });
});
