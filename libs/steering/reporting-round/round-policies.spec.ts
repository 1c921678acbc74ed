import type { Policy } from '#event-sourcing';
import { decidingFeatures } from '../testing/deciding-features.fixture.js';
import { PolicyDesk } from '#shared-kernel/testing';
import { reportingRoundFeature } from './reporting-round.feature.js';
import { roundAnswersPolicy } from './round-answers.policy.js';
import { roundDuePolicy } from './round-due.policy.js';

async function openDesk(policy: Policy): Promise<Opened> {
  const desk = await PolicyDesk.open(policy, [...decidingFeatures, reportingRoundFeature], '2019-02-01T08:00:00.000Z');
  const process = (await desk.send('DraftProcess', null, { title: 'Wir alle sind LU' })).id;
  const lead = (await desk.send('RegisterOrganisation', null, { name: 'Kultur', kind: 'area' })).id;
  const proposal = { process, kind: 'project', title: 'Wegweiser', source: 'Workshop', lead };
  const measure = (await desk.send('ProposeMeasure', null, proposal)).id;
  const taken = { process, kind: 'executive', title: 'Start', by: { kind: 'unknown' } };
  const decides = [{ kind: 'measure', id: measure, version: 1 }];
  const decision = (await desk.send('RecordDecision', null, { ...taken, decides })).id;
  await desk.send('AdoptMeasure', measure, { decision: { kind: 'record', decision } });
  const asked = { process, title: 'Statusabfrage', asOf: '2019-01-31', due: '2019-02-28', measures: [measure] };
  const round = (await desk.send('OpenRound', null, asked)).id;
  return { desk, measure, round };
}

interface Opened {
  readonly desk: PolicyDesk;
  readonly measure: string;
  readonly round: string;
}

const types = async (desk: PolicyDesk, stream: `${string}-${string}`): Promise<readonly string[]> =>
  (await desk.events(stream)).map(({ type }) => type);

describe('what happens by itself around a reporting round', () => {
  it('an answer is carried to its measure, with the round and its day', async () => {
    const { desk, measure, round } = await openDesk(roundAnswersPolicy);
    await desk.send('AnswerRound', round, { measure, kind: 'changed', percent: 40 });
    await desk.settle();
    const [reported] = (await desk.events(`measure-${measure}`)).slice(-1);
    expect(reported).toMatchObject({
      type: 'MeasureProgressReported',
      occurredOn: '2019-01-31',
      data: { percent: 40, round },
    });
  });

  it('"no change" changes nothing', async () => {
    const { desk, measure, round } = await openDesk(roundAnswersPolicy);
    await desk.send('AnswerRound', round, { measure, kind: 'noChange' });
    await desk.settle();
    expect(await types(desk, `measure-${measure}`)).toEqual(['MeasureProposed', 'MeasureAdopted']);
  });

  it('what the measure refuses, since it ended in between, is recorded as refused', async () => {
    const { desk, measure, round } = await openDesk(roundAnswersPolicy);
    await desk.send('AnswerRound', round, { measure, kind: 'changed', percent: 40 });
    await desk.send('CancelMeasure', measure, { reason: 'too dear' });
    await desk.settle();
    expect(await types(desk, `measure-${measure}`)).not.toContain('MeasureProgressReported');
    expect(await types(desk, 'policy-round-answers')).toContain('EffectRefused');
  });

  it('whoever has not answered on the last day is reminded once', async () => {
    const { desk, round } = await openDesk(roundDuePolicy);
    await desk.settle();
    desk.clock.advancedTo('2019-02-28T20:00:00.000Z');
    await desk.settle();
    expect(await types(desk, `reportingRound-${round}`)).toEqual(['RoundOpened']);
    desk.clock.advancedTo('2019-03-01T08:00:00.000Z');
    await desk.settle();
    desk.clock.advancedTo('2019-06-01T08:00:00.000Z');
    await desk.settle();
    expect(await types(desk, `reportingRound-${round}`)).toEqual(['RoundOpened', 'RoundReminded']);
  });
});
