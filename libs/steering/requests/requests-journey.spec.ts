import { assignmentFeature } from '../assignment/assignment.feature.js';
import { decidingFeatures } from '../testing/deciding-features.fixture.js';
import { PolicyHarness } from '#shared-kernel/testing';
import { requestsPolicy } from './requests.policy.js';

it('a request of a committee becomes one assignment of the organisation that it named', async () => {
  const features = [...decidingFeatures, assignmentFeature];
  const harness = await PolicyHarness.open(requestsPolicy, features, '2019-02-15T08:00:00.000Z');
  const to = (await harness.send('RegisterOrganisation', null, { name: 'Kultur', kind: 'area' })).id;
  const committee = (await harness.send('ConstituteCommittee', null, { name: 'Sozialausschuss', kind: 'committee' }))
    .id;
  const item = { number: '5', title: 'Konzept', paper: { kind: 'oral' }, outcome: { kind: 'acknowledged' } };
  const held = { committee, heldOn: '2019-02-14', completeness: 'full', items: [item] };
  const meeting = (await harness.send('RecordHeldMeeting', null, held)).id;
  const added = (await harness.events(`meeting-${meeting}`)).find(({ type }) => type === 'ItemAdded');
  const place = added !== undefined && 'item' in added.data ? added.data.item : undefined;
  await harness.send('RecordItemRequest', meeting, { item: place, text: 'Kosten darstellen', to, due: '2019-06' });
  await harness.settle();
  const asked = (await harness.store.readLog({ filter: { categories: ['assignment'] } })).events;
  expect(asked.map(({ type, data }) => ({ type, data }))).toMatchObject([
    {
      type: 'AssignmentGiven',
      data: { title: 'Kosten darstellen', to, due: '2019-06', source: { kind: 'item', meeting, item: place } },
    },
  ]);
});
