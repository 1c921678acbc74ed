import { decidingFeatures } from '../testing/deciding-features.fixture.js';
import { PolicyHarness } from '#shared-kernel/testing';
import { registerPolicy } from './register.policy.js';

async function openHarness(): Promise<{
  readonly harness: PolicyHarness;
  readonly process: string;
  readonly measure: string;
}> {
  const harness = await PolicyHarness.open(registerPolicy, decidingFeatures, '2019-02-15T08:00:00.000Z');
  const process = (await harness.send('DraftProcess', null, { title: 'Wir alle sind LU' })).id;
  const proposal = { process, kind: 'project', title: 'Wegweiser', source: 'Workshop' };
  const measure = (await harness.send('ProposeMeasure', null, proposal)).id;
  return { harness, process, measure };
}

describe('a process', () => {
  it('registers its measures until they are over, and its committees', async () => {
    const { harness, process, measure } = await openHarness();
    const circle = { name: 'Lenkungskreis', kind: 'steeringCircle', processes: [process] };
    const committee = (await harness.send('ConstituteCommittee', null, circle)).id;
    await harness.send('RejectMeasure', measure, { reason: 'too dear' });
    await harness.settle();
    const events = await harness.events(`strategyProcess-${process}`);
    expect(events.map(({ type, data }) => ({ type, data }))).toEqual([
      { type: 'ProcessDrafted', data: { title: 'Wir alle sind LU' } },
      { type: 'MeasureRegistered', data: { measure } },
      { type: 'CommitteeRegistered', data: { committee, kind: 'steeringCircle' } },
      { type: 'MeasureLeft', data: { measure } },
    ]);
  });

  it('says that it found a measure which was proposed at the same time as it was closed', async () => {
    const { harness, process, measure } = await openHarness();
    const lead = (await harness.send('RegisterOrganisation', null, { name: 'Kultur', kind: 'area' })).id;
    await harness.send('InitiateProcess', process, { mandate: { kind: 'unknown' }, lead });
    // The policy has not registered the measure yet.
    await harness.send('CloseProcess', process);
    await harness.settle();
    const events = await harness.events(`strategyProcess-${process}`);
    expect(events.slice(-2).map(({ type, data }) => ({ type, data }))).toEqual([
      { type: 'ProcessClosed', data: {} },
      { type: 'MeasureFoundAfterClosing', data: { measure } },
    ]);
  });

  it('is not closed while a registered measure is open', async () => {
    const { harness, process, measure } = await openHarness();
    const lead = (await harness.send('RegisterOrganisation', null, { name: 'Kultur', kind: 'area' })).id;
    await harness.send('InitiateProcess', process, { mandate: { kind: 'unknown' }, lead });
    await harness.settle();
    await expect(harness.send('CloseProcess', process)).rejects.toThrow('measures are open');
    await harness.send('RejectMeasure', measure, { reason: 'too dear' });
    await harness.settle();
    await harness.send('CloseProcess', process);
  });
});
