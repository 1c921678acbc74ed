import type { PaperEvent } from '../paper/paper.events.js';
import { taken, inStream, reactionTo } from './consultation.fixture.js';

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

  it('is not concluded by other events', async () => {
    expect(await reactionTo(events(known), 'e0')).toBe('no concern');
  });
});
