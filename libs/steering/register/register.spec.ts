import { decidingFeatures } from '../testing/deciding-features.fixture.js';
import { PolicyDesk } from '#shared-kernel/testing';
import { registerPolicy } from './register.policy.js';

async function openDesk(): Promise<{ readonly desk: PolicyDesk; readonly process: string; readonly measure: string }> {
  const desk = await PolicyDesk.open(registerPolicy, decidingFeatures, '2019-02-15T08:00:00.000Z');
  const process = (await desk.send('DraftProcess', null, { title: 'Wir alle sind LU' })).id;
  const proposal = { process, kind: 'project', title: 'Wegweiser', source: 'Workshop' };
  const measure = (await desk.send('ProposeMeasure', null, proposal)).id;
  return { desk, process, measure };
}

describe('what belongs to a process', () => {
  it('is registered with it: its measures until they are over, and its committees', async () => {
    const { desk, process, measure } = await openDesk();
    const circle = { name: 'Lenkungskreis', kind: 'steeringCircle', processes: [process] };
    const committee = (await desk.send('ConstituteCommittee', null, circle)).id;
    await desk.send('RejectMeasure', measure, { reason: 'too dear' });
    await desk.settle();
    const events = await desk.events(`strategyProcess-${process}`);
    expect(events.map(({ type, data }) => ({ type, data }))).toEqual([
      { type: 'ProcessDrafted', data: { title: 'Wir alle sind LU' } },
      { type: 'MeasureRegistered', data: { measure } },
      { type: 'CommitteeRegistered', data: { committee, kind: 'steeringCircle' } },
      { type: 'MeasureLeft', data: { measure } },
    ]);
  });

  it('keeps the process from being closed while a measure is open', async () => {
    const { desk, process, measure } = await openDesk();
    const lead = (await desk.send('RegisterOrganisation', null, { name: 'Kultur', kind: 'area' })).id;
    await desk.send('InitiateProcess', process, { mandate: { kind: 'unknown' }, lead });
    await desk.settle();
    await expect(desk.send('CloseProcess', process)).rejects.toThrow('measures are open');
    await desk.send('RejectMeasure', measure, { reason: 'too dear' });
    await desk.settle();
    await desk.send('CloseProcess', process);
  });
});
