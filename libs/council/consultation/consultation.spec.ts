import type { DateRefined, Message, Reaction } from '#event-sourcing';
import { givenPolicy } from '#event-sourcing/testing';
import type { MeetingEvent } from '../meeting/meeting.events.js';
import type { ItemPaper } from '../meeting/agenda/agenda-item.js';
import type { Outcome } from '../meeting/outcome/outcome.js';
import type { PaperEvent } from '../paper/paper.events.js';
import { consultationPolicy } from './consultation.policy.js';

type Named<E extends Message> = E & { readonly eventId?: string };
type Given = ReturnType<typeof inStream>;

const onPaper: ItemPaper = { kind: 'paper', paper: 'the paper', version: 1 };
const taken: Outcome = { kind: 'acknowledged' };
const adopted: Outcome = { kind: 'adopted' };
const scheduled: MeetingEvent = {
  type: 'MeetingScheduled',
  data: { committee: 'social', when: '2019-02-14', sequence: 1, public: 'yes', processes: [] },
};

function recorded(name: string, outcome: Outcome, paper = onPaper): Named<MeetingEvent> {
  const data = {
    item: 'item 5',
    outcomeId: `${name} id`,
    outcome,
    intent: 'unknown',
    paper,
    vote: { kind: 'none' },
  } as const;
  return { eventId: name, type: 'ItemOutcomeRecorded', data };
}

function corrected(name: string, event: string, outcome: Outcome): Named<MeetingEvent> {
  const { data } = recorded(name, outcome) as Extract<MeetingEvent, { readonly type: 'ItemOutcomeRecorded' }>;
  return {
    eventId: name,
    type: 'OutcomeCorrected',
    data: { ...data, event, reason: 'misread', authority: { kind: 'unknown' } },
  };
}

function deviation(name: string, of: string, weight: 'invalidating' | 'curable' = 'invalidating'): Named<MeetingEvent> {
  const rule = { rule: 'beyondCompetence', ruleVersion: 'builtin-1', weight, source: 'builtin', reason: 'haste' };
  return { type: 'DeviationNoted', data: { ...rule, deviation: name, subject: `${of} id` } };
}

function resolved(
  name: string,
  how: 'cured' | 'accepted' | 'repeated' | 'void',
  of = 'o',
  ended = 'd',
): Named<MeetingEvent> {
  return {
    eventId: name,
    type: 'DeviationResolved',
    data: { deviation: ended, how, by: { kind: 'unknown' }, subject: `${of} id` },
  };
}

/** Each list is one append. */
function inStream(
  stream: `${string}-${string}`,
  ...appends: readonly (readonly Named<MeetingEvent | PaperEvent | DateRefined>[])[]
) {
  return givenPolicy(consultationPolicy).stream<MeetingEvent | PaperEvent>(stream, ...appends);
}

function meeting(...appends: readonly (readonly Named<MeetingEvent | DateRefined>[])[]): Given {
  return inStream('meeting-m', [scheduled], ...appends);
}

async function reactionTo(events: Given, name: string): Promise<Reaction | 'no concern'> {
  return await events.whenReads(name).reaction();
}

async function expectNothing(events: Given, name: string): Promise<void> {
  expect(await reactionTo(events, name)).toEqual({ effects: [], wakes: [] });
}

function record(event: string, outcome: Outcome) {
  const body = { committee: 'social', meeting: 'm', item: 'item 5', event, outcome, on: '2019-02-14' };
  return { effects: [{ command: 'RecordStepOutcome', target: 'the paper', body }], wakes: [] };
}

function correct(event: string, correction: string, outcome: Outcome) {
  const body = { event, correction, outcome, occurredOn: '2019-02-14' };
  return { effects: [{ command: 'CorrectStepOutcome', target: 'the paper', body }], wakes: [] };
}

describe("an item's outcome", () => {
  const outcomes: readonly Outcome[] = [
    taken,
    { kind: 'recommendedAsAmended' },
    { kind: 'postponed', to: 'a later meeting' },
    { kind: 'referred', to: 'the council' },
    { kind: 'removedFromAgenda' },
    { kind: 'notReached' },
  ];
  it.each(outcomes)("reaches its paper's step as what it is: $kind", async (outcome) => {
    expect(await reactionTo(meeting([recorded('o', outcome)]), 'o')).toEqual(record('o', outcome));
  });

  it('reaches no paper when the item has none, or nobody knows which', async () => {
    expect(await reactionTo(meeting([recorded('o', taken, { kind: 'oral' })]), 'o')).toBe('no concern');
    expect(await reactionTo(meeting([recorded('o', taken, { kind: 'unknown' })]), 'o')).toBe('no concern');
  });

  it('is carried by itself when several came in one append', async () => {
    const held = meeting([recorded('one', taken), recorded('other', adopted)]);
    expect(await reactionTo(held, 'one')).toEqual(record('one', taken));
    expect(await reactionTo(held, 'other')).toEqual(record('other', adopted));
  });

  it('is carried with the day that is known of it', async () => {
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

  it.each(['cured', 'accepted'] as const)('is carried when the deviation was %s, once', async (how) => {
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

  it('is carried at once when the deviation can be cured, and not again when it was', async () => {
    const events = meeting([recorded('o', taken), deviation('d', 'o', 'curable')], [resolved('r', 'cured')]);
    expect(await reactionTo(events, 'o')).toEqual(record('o', taken));
    await expectNothing(events, 'r');
  });
});

describe('a correction', () => {
  it('corrects what the paper has heard, also for the second time', async () => {
    const events = meeting([recorded('o', taken)], [corrected('c', 'o', adopted)], [corrected('e', 'c', taken)]);
    expect(await reactionTo(events, 'c')).toEqual(correct('o', 'c', adopted));
    expect(await reactionTo(events, 'e')).toEqual(correct('c', 'e', taken));
  });

  it('is the first that the paper hears when the outcome before had no effect', async () => {
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

describe('a paper', () => {
  const known: PaperEvent = {
    type: 'KnownPaperRecorded',
    data: { reference: '20196743', year: 2019, title: 't', public: 'unknown', processes: [] },
  };
  const planned: PaperEvent = {
    type: 'StepPlanned',
    data: { step: 's', committee: 'social', role: 'information', order: 1 },
  };
  const began: PaperEvent = { type: 'ConsultationBegan', data: { step: 's' } };
  const ended: PaperEvent = {
    type: 'StepOutcomeRecorded',
    data: {
      step: 's',
      committee: 'social',
      role: 'information',
      meeting: 'm',
      item: 'i',
      event: 'o',
      outcome: taken,
      ends: true,
      effect: 'takenNoteOf',
    },
  };
  const dropped: PaperEvent = { type: 'StepDropped', data: { step: 'u', reason: 'not needed' } };
  const further: PaperEvent = {
    type: 'StepPlanned',
    data: { step: 'u', committee: 'council', role: 'deciding', order: 2 },
  };
  const events = (...past: readonly PaperEvent[]) =>
    inStream(
      'paper-p',
      past.map((event, index) => ({ ...event, eventId: `e${index}` })),
    );

  it('is concluded after its last step', async () => {
    const past = [known, planned, began, ended];
    expect(await reactionTo(events(...past), 'e3')).toEqual({
      effects: [{ command: 'ConcludePaper', target: 'p', body: { occurredOn: '2019-02-14' } }],
      wakes: [],
    });
  });

  it('is not concluded while a step is open, but when that is dropped', async () => {
    const open = [known, planned, further, began, ended];
    expect(await reactionTo(events(...open), 'e4')).toEqual({
      effects: [],
      wakes: [],
    });
    const past = [...open, dropped];
    expect(await reactionTo(events(...past), 'e5')).toMatchObject({
      effects: [{ command: 'ConcludePaper' }],
    });
  });

  it('is not looked at for anything else', async () => {
    expect(await reactionTo(events(known), 'e0')).toBe('no concern');
  });
});
