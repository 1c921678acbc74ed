import { settled } from './office.js';
import { because, clerk, journey, one, openMeetings, paper, paperPath, sittings, social } from './meetings.fixture.js';

openMeetings();

interface Struck {
  readonly struck: readonly object[];
  readonly deviations: readonly { readonly rule: string }[];
}
interface Paper {
  readonly steps: readonly { readonly id: string; readonly meeting: string | null }[];
}

const on = { occurredOn: '2019-02-13' };
const reason = 'doppelt eingetragen';

it('a wrong item is taken off an invited agenda: lists and history show it, and its paper waits again', async () => {
  const { id, path, item, at } = await sittings.of('invited', { paper });
  const other = await sittings.item(path, { number: '2' });
  const { parts } = (await clerk.does(`${paperPath}/steps`, { committee: social, role: 'preparatory' })) as unknown as {
    readonly parts: readonly { readonly id: string }[];
  };
  const step = parts[0]?.id ?? '';
  await clerk.does(`${paperPath}/steps/${step}/scheduling`, { meeting: id });
  const stepOfPaper = async () => (await clerk.reads<Paper>(paperPath)).steps.find((some) => some.id === step);
  expect(await stepOfPaper()).toMatchObject({ meeting: id });
  await clerk.does(`${at}/striking`, { reason, ...on });
  await settled(journey);
  expect(await stepOfPaper()).toMatchObject({ meeting: null });
  expect((await one(path)).agenda).toMatchObject([{ id: other.item, number: '2' }]);
  expect(await clerk.reads<Struck>(path)).toMatchObject({
    struck: [{ id: item, number: '1', reason, on: '2019-02-13' }],
    deviations: [],
  });
  expect(await clerk.types(path)).toEqual([
    ...['MeetingScheduled', 'ItemAdded', 'MeetingInvited', 'ItemAdded', 'ItemStruck'],
  ]);
  expect(await clerk.refused(`${at}/acknowledgement`)).toMatchObject({ status: 409 });
  await clerk.does(`${path}/invitation`);
  await clerk.does(`${path}/opening`, { occurredOn: '2019-02-14' });
  expect(await clerk.refused(`${at}/acknowledgement`, { occurredOn: '2019-02-14' })).toMatchObject({ status: 404 });
});

it('on the day of the sitting that is a deviation, and after an outcome it is refused', async () => {
  const { path, at } = await sittings.of('invited');
  const body = { reason, occurredOn: '2019-02-14' };
  expect(await clerk.refused(`${at}/striking`, body)).toMatchObject({
    status: 409,
    violations: [{ rule: 'struckFromItsDay', source: '§ 34 Abs. 5 GemO Rheinland-Pfalz', deviationAllowed: true }],
  });
  await clerk.does(`${at}/striking`, { ...body, ...because('struckFromItsDay') });
  expect((await clerk.reads<Struck>(path)).deviations).toMatchObject([{ rule: 'struckFromItsDay' }]);
  const closed = await sittings.of('closed');
  expect(await clerk.refused(`${closed.at}/striking`, { reason })).toMatchObject({
    status: 409,
    reason: 'item has been dealt with',
    detail: 'Der Punkt ist schon behandelt; ein Ergebnis kann nur noch berichtigt werden.',
  });
});
