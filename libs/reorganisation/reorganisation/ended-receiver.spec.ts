import { idFrom } from '#event-sourcing';
import { organisationStream } from '#parties';
import { commandHarness, commandHarnessOn, reasonOf } from '#shared-kernel/testing';
import { reorganisationStream } from './reorganisation.stream.js';

const [culture, sport] = [idFrom('culture'), idFrom('sport')];
const merger = idFrom('a merger');

async function openTown() {
  const definitions = [organisationStream, reorganisationStream];
  const harness = commandHarness(...definitions);
  const another = commandHarnessOn(harness.store, definitions);
  const register = async (id: string, name: string): Promise<void> => {
    const data = { name, kind: 'area' };
    await harness.send(organisationStream, { type: 'RegisterOrganisation', id, creates: true, data });
  };
  await register(culture, 'Kultur');
  await register(sport, 'Sport');
  const change = { kind: 'merge', from: [culture], into: sport };
  const data = { title: 'Kultur geht an den Sport', change, on: '2020-01-01' };
  return {
    ...harness,
    record: () => harness.send(reorganisationStream, { type: 'RecordReorganisation', id: merger, creates: true, data }),
    // Another server: two commands for one entity wait for each other on one server.
    end: (id: string) => another.send(organisationStream, { type: 'EndOrganisation', id, data: { on: '2019-12-31' } }),
    cancel: () =>
      harness.send(reorganisationStream, { type: 'CancelReorganisation', id: merger, data: { reason: 'stays' } }),
  };
}
type Town = Awaited<ReturnType<typeof openTown>>;

/** Runs the second command when the first is about to append to a stream of this category. */
async function crossing(town: Town, category: string, first: () => Promise<unknown>, second: () => Promise<unknown>) {
  const append = town.store.append.bind(town.store);
  let other: unknown;
  town.store.append = async (stream, ...rest) => {
    if (!stream.startsWith(`${category}-`)) return await append(stream, ...rest);
    town.store.append = append;
    other = await second();
    return await append(stream, ...rest);
  };
  return [await first(), other] as const;
}

describe('a unit that a recorded reorganisation gives something to', () => {
  it('does not end before the reorganisation is cancelled, and the refusal names it', async () => {
    const town = await openTown();
    expect(reasonOf(await town.record())).toBe('done');
    expect(await town.end(sport)).toMatchObject({
      refusal: {
        kind: 'impossible',
        reason: 'a reorganisation gives something to the organisation',
        about: [{ stream: `reorganisation-${merger}`, name: 'Kultur geht an den Sport' }],
      },
    });
    expect(reasonOf(await town.end(culture))).toBe('done');
    expect(reasonOf(await town.cancel())).toBe('done');
    expect(reasonOf(await town.end(sport))).toBe('done');
  });

  it('is refused to the reorganisation where its end comes first, also at the same time', async () => {
    const town = await openTown();
    const [recorded, ended] = await crossing(
      town,
      'organisation',
      () => town.record(),
      () => town.end(sport),
    );
    expect(ended).toMatchObject({ done: true });
    const refusal = { kind: 'unknownReference', reason: 'organisation has ended', field: 'change.into' };
    expect(recorded).toEqual({ done: false, refusal });
  });

  it('does not end between the announcement and the record, in either order of the two appends', async () => {
    const first = await openTown();
    const [recorded, refused] = await crossing(
      first,
      'reorganisation',
      () => first.record(),
      () => first.end(sport),
    );
    expect([recorded, refused]).toMatchObject([
      { done: true },
      { refusal: { reason: 'a reorganisation with the organisation is being recorded' } },
    ]);
    const other = await openTown();
    const [ended, done] = await crossing(
      other,
      'organisation',
      () => other.end(sport),
      () => other.record(),
    );
    expect([ended, done]).toMatchObject([
      { refusal: { reason: 'a reorganisation gives something to the organisation' } },
      { done: true },
    ]);
  });

  it('is in the basis of the reorganisation at the revision of the announcement', async () => {
    const town = await openTown();
    await town.record();
    const [recorded] = await town.events(`reorganisation-${merger}`);
    expect(recorded?.metadata).toMatchObject({
      basis: [
        { stream: `organisation-${culture}`, revision: '0' },
        { stream: `organisation-${sport}`, revision: '1' },
      ],
    });
  });
});
