import type { Outcome } from '../meeting/outcome/outcome.js';
import {
  taken,
  adopted,
  recorded,
  corrected,
  deviation,
  resolved,
  meeting,
  reactionTo,
  expectNothing,
  record,
  correct,
} from './consultation.fixture.js';

describe("an item's outcome", () => {
  const outcomes: readonly Outcome[] = [
    taken,
    { kind: 'recommendedAsAmended' },
    { kind: 'postponed', to: 'a later meeting' },
    { kind: 'referred', to: 'the council' },
    { kind: 'removedFromAgenda' },
    { kind: 'notReached' },
  ];
  it.each(outcomes)("reaches its paper's step with its own kind: $kind", async (outcome) => {
    expect(await reactionTo(meeting([recorded('o', outcome)]), 'o')).toEqual(record('o', outcome));
  });

  it('reaches no paper when the item has none or an unknown one', async () => {
    expect(await reactionTo(meeting([recorded('o', taken, { kind: 'oral' })]), 'o')).toBe('no concern');
    expect(await reactionTo(meeting([recorded('o', taken, { kind: 'unknown' })]), 'o')).toBe('no concern');
  });

  it('is carried separately when several came in one append', async () => {
    const held = meeting([recorded('one', taken), recorded('other', adopted)]);
    expect(await reactionTo(held, 'one')).toEqual(record('one', taken));
    expect(await reactionTo(held, 'other')).toEqual(record('other', adopted));
  });

  it('is carried with its day as far as it is known', async () => {
    const refined = meeting(
      [recorded('o', adopted), deviation('d', 'o')],
      [{ type: 'DateRefined', data: { event: 'o', to: '2019-02-13' } }],
      [resolved('r', 'cured')],
    );
    expect(await reactionTo(refined, 'r')).toMatchObject({ effects: [{ body: { on: '2019-02-13' } }] });
  });
});

describe('an outcome with an invalidating deviation', () => {
  const append = [recorded('o', adopted), deviation('d', 'o')];

  it('is not carried while the deviation is open', async () => {
    await expectNothing(meeting(append), 'o');
  });

  it.each(['cured', 'accepted'] as const)('is carried once when the deviation was %s', async (how) => {
    const events = meeting(append, [resolved('r', how)]);
    expect(await reactionTo(events, 'r')).toEqual(record('o', adopted));
    await expectNothing(events, 'o');
  });

  it.each(['repeated', 'void'] as const)('is never carried when the deviation ended as %s', async (how) => {
    expect(await reactionTo(meeting(append, [resolved('r', how)]), 'r')).toBe('no concern');
    const two = meeting([...append, deviation('e', 'o')], [resolved('r', how)], [resolved('s', 'cured', 'o', 'e')]);
    await expectNothing(two, 's');
  });

  it('is carried when the last of several was cured', async () => {
    const events = meeting(
      [...append, deviation('e', 'o')],
      [resolved('r', 'cured')],
      [resolved('s', 'accepted', 'o', 'e')],
    );
    await expectNothing(events, 'r');
    expect(await reactionTo(events, 's')).toEqual(record('o', adopted));
  });

  it('is carried at once when the deviation can be cured, and not again after the cure', async () => {
    const events = meeting([recorded('o', taken), deviation('d', 'o', 'curable')], [resolved('r', 'cured')]);
    expect(await reactionTo(events, 'o')).toEqual(record('o', taken));
    await expectNothing(events, 'r');
  });
});

describe('a correction', () => {
  it('corrects the outcome that the paper knows, also for the second time', async () => {
    const events = meeting([recorded('o', taken)], [corrected('c', 'o', adopted)], [corrected('e', 'c', taken)]);
    expect(await reactionTo(events, 'c')).toEqual(correct('o', 'c', adopted));
    expect(await reactionTo(events, 'e')).toEqual(correct('c', 'e', taken));
  });

  it('is a first outcome for the paper when the one before had no effect', async () => {
    const events = meeting(
      [recorded('o', adopted), deviation('d', 'o')],
      [corrected('c', 'o', taken)],
      [resolved('r', 'cured')],
    );
    expect(await reactionTo(events, 'c')).toEqual(record('c', taken));
    // The outcome that it took the place of counts no more.
    await expectNothing(events, 'r');
  });

  it('with an invalidating deviation of its own waits for its end', async () => {
    const events = meeting(
      [recorded('o', taken)],
      [corrected('c', 'o', adopted), deviation('d', 'c')],
      [resolved('r', 'cured', 'c')],
    );
    await expectNothing(events, 'c');
    expect(await reactionTo(events, 'r')).toEqual(correct('o', 'c', adopted));
  });
});
