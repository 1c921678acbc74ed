import { partId } from '#event-sourcing';
import type { Past } from '#event-sourcing/testing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import type { Outcome } from '../../meeting/outcome/outcome.js';
import type { MeetingFacts } from './step-sequence.js';
import type { PaperEvent } from '../paper.events.js';
import { paperDecider } from '../paper.decide.js';
import { isReadyToConclude } from '../paper.state.js';
import type { StepRole } from './step-outcome.js';
import { effectOf, endsStep } from './step-outcome.js';

const none: MeetingFacts = { days: {} };
const newStep = partId(COMMAND_ID, 'step', 0);
const referredStep = partId(COMMAND_ID, 'step', 1);
const drafted: Past<PaperEvent> = {
  type: 'PaperDrafted',
  data: { title: 'Sachstandsbericht', public: 'unknown', processes: [] },
};
const known: Past<PaperEvent> = {
  type: 'KnownPaperRecorded',
  data: { reference: '20196743', year: 2019, title: 'Sachstandsbericht', public: 'unknown', processes: [] },
};
const withdrawn: Past<PaperEvent> = { type: 'PaperWithdrawn', data: {} };
const concluded: Past<PaperEvent> = { type: 'PaperConcluded', data: { effect: 'takenNoteOf', step: 'p' } };

function planned(step: string, committee: string, role: StepRole, order: number): Past<PaperEvent> {
  return { type: 'StepPlanned', data: { step, committee, role, order } };
}
const social = planned('p', 'social', 'preparatory', 1);
const council = planned('d', 'council', 'deciding', 2);

function scheduled(step: string, meeting: string): Past<PaperEvent> {
  return { type: 'StepScheduled', data: { step, meeting } };
}
function began(step: string): Past<PaperEvent> {
  return { type: 'ConsultationBegan', data: { step } };
}

function brought(step: string, committee: string, role: StepRole, outcome: Outcome, event = 'e', meeting = 'm') {
  const [ends, effect] = [endsStep(outcome, role), effectOf(outcome, role)];
  const data = { step, committee, role, meeting, item: 'i', event, outcome, ends, effect };
  return { type: 'StepOutcomeRecorded', data } as const;
}

function said(committee: string, outcome: Outcome, event = 'e', meeting = 'm') {
  return { committee, meeting, item: 'i', event, outcome, on: '2019-02-14' } as const;
}

/** The events of a meeting's outcome happened on the meeting's day. */
function onTheDay(...events: readonly Past<PaperEvent>[]) {
  return events.map((event) => ({ ...event, occurredOn: '2019-02-14' }));
}

describe('planning steps', () => {
  it('adds a step behind the last, and a committee may come twice', () => {
    given(paperDecider, [drafted, social])
      .when('PlanStep', { committee: 'social', role: 'information' }, {}, none)
      .then([planned(newStep, 'social', 'information', 2)]);
  });

  it('ends with the consultation', () => {
    const step = { committee: 'social', role: 'information' } as const;
    given(paperDecider, [known, concluded]).when('PlanStep', step, {}, none).refuses('consultation is concluded');
    given(paperDecider, [known, withdrawn]).when('PlanStep', step, {}, none).refuses('paper is withdrawn');
  });

  it('drops a step that never comes, with a reason', () => {
    const data = { step: 'p', reason: 'planned by mistake' };
    given(paperDecider, [known, social])
      .when('DropStep', data, {}, none)
      .then([{ type: 'StepDropped', data }]);
    given(paperDecider, [known]).when('DropStep', data, {}, none).refuses('step is not known here', 'notFound');
    given(paperDecider, [known, social, brought('p', 'social', 'preparatory', { kind: 'discussedOnly' })])
      .when('DropStep', data, {}, none)
      .refuses('step has outcomes');
    given(paperDecider, [known, social, withdrawn]).when('DropStep', data, {}, none).refuses('paper is withdrawn');
  });
});

describe('scheduling a step', () => {
  const inMarch: MeetingFacts = { meeting: { committee: 'social', cancelled: false }, days: { m: '2019-03-12' } };
  const ofCouncil: MeetingFacts = {
    meeting: { committee: 'council', cancelled: false },
    days: { m: '2019-02', c: '2019-03' },
  };

  it('begins the consultation of a submitted paper', () => {
    given(paperDecider, [known, social])
      .when('ScheduleStep', { step: 'p', meeting: 'm' }, {}, inMarch)
      .then([scheduled('p', 'm'), began('p')]);
    given(paperDecider, [known, social, scheduled('p', 'm'), began('p')])
      .when('ScheduleStep', { step: 'p', meeting: 'm' }, {}, inMarch)
      .isAlreadySo('scheduled for this meeting already');
  });

  it('asks for a meeting of the committee that takes place', () => {
    const when = (facts: MeetingFacts) =>
      given(paperDecider, [known, social]).when('ScheduleStep', { step: 'p', meeting: 'm' }, {}, facts);
    when(none).refuses('meeting does not exist', 'unknownReference');
    when(ofCouncil).refuses('meeting is of another committee');
    when({ ...inMarch, meeting: { committee: 'social', cancelled: true } }).refuses('meeting is cancelled');
  });

  it('asks for a step that is open, of a paper that is with the committees', () => {
    const data = { step: 'p', meeting: 'm' };
    const ended = brought('p', 'social', 'preparatory', { kind: 'recommended' });
    given(paperDecider, [known]).when('ScheduleStep', data, {}, inMarch).refuses('step is not known here', 'notFound');
    given(paperDecider, [drafted, social]).when('ScheduleStep', data, {}, inMarch).refuses('paper is not submitted');
    given(paperDecider, [known, social, ended])
      .when('ScheduleStep', data, {}, inMarch)
      .refuses('step has ended already');
    given(paperDecider, [known, social, concluded])
      .when('ScheduleStep', data, {}, inMarch)
      .refuses('consultation is concluded');
  });

  it('before the preparatory step is irregular, and noted with its reason', () => {
    const data = { step: 'd', meeting: 'c' };
    given(paperDecider, [known, social, council])
      .when('ScheduleStep', data, {}, ofCouncil)
      .violates('stepOutOfSequence');
    given(paperDecider, [known, social, council, scheduled('p', 'm'), began('p')])
      .when('ScheduleStep', data, {}, { ...ofCouncil, days: { m: '2019-04', c: '2019-03-12' } })
      .violates('stepOutOfSequence');
    const deviations = [{ rule: 'stepOutOfSequence', reason: 'the grant ends in March' }];
    const { decision } = given(paperDecider, [known, social, council]).when(
      'ScheduleStep',
      data,
      { deviations },
      ofCouncil,
    );
    expect(decision).toMatchObject({
      accepted: true,
      events: [scheduled('d', 'c'), began('d'), { type: 'DeviationNoted', data: { weight: 'formal', subject: 'd' } }],
    });
  });

  it('is irregular too where the preparatory step moves behind the deciding one', () => {
    given(paperDecider, [known, social, council, scheduled('p', 'm'), began('p'), scheduled('d', 'c')])
      .when('ScheduleStep', { step: 'p', meeting: 'n' }, {}, { ...inMarch, days: { n: '2019-04-02', c: '2019-03-12' } })
      .violates('stepOutOfSequence');
  });

  it('is no finding while nobody knows which of the two comes first', () => {
    given(paperDecider, [known, social, council, scheduled('p', 'm'), began('p')])
      .when('ScheduleStep', { step: 'd', meeting: 'c' }, {}, { ...ofCouncil, days: { m: '2019-Q1', c: '2019-03-12' } })
      .then([scheduled('d', 'c')]);
  });

  it('resolves a deviation once', () => {
    const noted: Past<PaperEvent> = {
      type: 'DeviationNoted',
      data: {
        deviation: 'x',
        rule: 'stepOutOfSequence',
        ruleVersion: 'builtin-1',
        weight: 'formal',
        source: 'builtin',
        reason: 'r',
        subject: 'd',
      },
    };
    const data = { deviation: 'x', how: 'accepted', by: { kind: 'unknown' } } as const;
    const resolved: Past<PaperEvent> = { type: 'DeviationResolved', data: { ...data, subject: 'd' } };
    given(paperDecider, [known, noted]).when('ResolveDeviation', data, {}, none).then([resolved]);
    given(paperDecider, [known, noted, resolved])
      .when('ResolveDeviation', data, {}, none)
      .refuses('deviation has ended already');
    given(paperDecider, [known])
      .when('ResolveDeviation', data, {}, none)
      .refuses('deviation is not known here', 'notFound');
  });
});

describe('an outcome that a meeting brings', () => {
  const takenNoteOf: Outcome = { kind: 'acknowledged' };
  const outcomeOf = (
    past: readonly Past<PaperEvent>[],
    committee: string,
    outcome: Outcome,
    event = 'e',
    meeting = 'm',
  ) => given(paperDecider, past).when('RecordStepOutcome', said(committee, outcome, event, meeting), {}, none);

  it('goes to the step scheduled for the meeting, before an earlier one of the same committee', () => {
    const second = planned('q', 'social', 'information', 3);
    outcomeOf([known, social, second, scheduled('q', 'm'), began('q')], 'social', takenNoteOf).then(
      onTheDay(brought('q', 'social', 'information', takenNoteOf)),
    );
  });

  it('goes to the first open step of the committee, and begins the consultation', () => {
    outcomeOf([known, social, council], 'social', { kind: 'recommended' }).then(
      onTheDay(began('p'), brought('p', 'social', 'preparatory', { kind: 'recommended' })),
    );
  });

  it('adds a step that nobody planned', () => {
    const added: Past<PaperEvent> = {
      type: 'StepAdded',
      data: { step: newStep, committee: 'social', role: 'unknown', order: 1, how: 'unplanned', cause: 'e' },
    };
    outcomeOf([known], 'social', takenNoteOf).then(
      onTheDay(added, began(newStep), brought(newStep, 'social', 'unknown', takenNoteOf)),
    );
  });

  it('is carried once', () => {
    outcomeOf([known, social, brought('p', 'social', 'preparatory', takenNoteOf)], 'social', takenNoteOf).isAlreadySo(
      'carried already',
    );
  });

  it('ends a step once', () => {
    const past = [known, social, brought('p', 'social', 'preparatory', takenNoteOf)];
    outcomeOf(past, 'social', { kind: 'adopted' }, 'f').refuses('step has ended already');
    outcomeOf(past, 'social', { kind: 'discussedOnly' }, 'f').then(
      onTheDay(began('p'), brought('p', 'social', 'preparatory', { kind: 'discussedOnly' }, 'f')),
    );
  });

  it('needs a paper that was submitted', () => {
    outcomeOf([drafted, social], 'social', takenNoteOf).refuses('paper is not submitted');
  });

  it('keeps the step open when it is postponed, and schedules it where the meeting is known', () => {
    const postponed: Outcome = { kind: 'postponed', to: 'n' };
    outcomeOf([known, social, scheduled('p', 'm'), began('p')], 'social', postponed).then(
      onTheDay(brought('p', 'social', 'preparatory', postponed), scheduled('p', 'n')),
    );
  });

  it('sends the paper to the committee that it is referred to, whose step prepares a deciding one', () => {
    const referred: Outcome = { kind: 'referred', to: 'finance' };
    const added: Past<PaperEvent> = {
      type: 'StepAdded',
      data: { step: referredStep, committee: 'finance', role: 'preparatory', order: 2, how: 'referred', cause: 'e' },
    };
    const past = [known, council, scheduled('d', 'm'), began('d')];
    outcomeOf(past, 'council', referred).then(onTheDay(brought('d', 'council', 'deciding', referred), added));
    outcomeOf([...past, planned('f', 'finance', 'hearing', 3)], 'council', referred).then(
      onTheDay(brought('d', 'council', 'deciding', referred)),
    );
  });

  it('returns or withdraws the paper', () => {
    const back: Outcome = { kind: 'returnedToAdministration' };
    const away: Outcome = { kind: 'withdrawnByAuthor' };
    outcomeOf([known, social], 'social', back).then(
      onTheDay(began('p'), brought('p', 'social', 'preparatory', back), {
        type: 'PaperReturned',
        data: { cause: 'e' },
      }),
    );
    outcomeOf([known, social, began('p')], 'social', away).then(
      onTheDay(brought('p', 'social', 'preparatory', away), { type: 'PaperWithdrawn', data: { cause: 'e' } }),
    );
    outcomeOf([known, social, withdrawn], 'social', away).then(onTheDay(brought('p', 'social', 'preparatory', away)));
  });

  it('out of sequence is a fact: the system notes the deviation', () => {
    const { decision } = outcomeOf([known, social, council, began('d')], 'council', { kind: 'adopted' });
    const evidence = { kind: 'system', policy: 'consultation' };
    expect(decision).toMatchObject({
      accepted: true,
      events: [
        { type: 'StepOutcomeRecorded', data: { effect: 'approved' } },
        { type: 'DeviationNoted', data: { rule: 'stepOutOfSequence', subject: 'd', evidence } },
      ],
    });
  });

  it('of a committee that comes again reopens a consultation that was concluded', () => {
    const past = [known, social, began('p'), brought('p', 'social', 'preparatory', takenNoteOf), concluded];
    const added: Past<PaperEvent> = {
      type: 'StepAdded',
      data: { step: newStep, committee: 'social', role: 'unknown', order: 2, how: 'unplanned', cause: 'f' },
    };
    outcomeOf(past, 'social', takenNoteOf, 'f', 'n').then(
      onTheDay(
        added,
        { type: 'ConsultationReopened', data: { cause: 'f' } },
        brought(newStep, 'social', 'unknown', takenNoteOf, 'f', 'n'),
      ),
    );
  });
});

describe('a corrected outcome', () => {
  const correct = (past: readonly Past<PaperEvent>[], outcome: Outcome, event = 'e', correction = 'k') =>
    given(paperDecider, past).when('CorrectStepOutcome', { event, correction, outcome }, {}, none);
  const corrected = (outcome: Outcome, role: StepRole = 'preparatory'): Past<PaperEvent> => {
    const { data } = brought('p', 'social', role, outcome, 'k');
    return { type: 'StepOutcomeCorrected', data: { ...data, corrected: 'e' } };
  };
  const reopened: Past<PaperEvent> = { type: 'ConsultationReopened', data: { cause: 'k' } };
  const inConsultation = [known, social, began('p')];
  const tookNote = brought('p', 'social', 'preparatory', { kind: 'acknowledged' });

  it('takes the place of the first, once', () => {
    const past = [...inConsultation, tookNote];
    correct(past, { kind: 'postponed' }).then([corrected({ kind: 'postponed' })]);
    correct([...past, corrected({ kind: 'postponed' })], { kind: 'postponed' }).isAlreadySo('corrected already');
    correct([...past, corrected({ kind: 'postponed' })], { kind: 'rejected' }, 'k', 'l').then([
      {
        type: 'StepOutcomeCorrected',
        data: { ...brought('p', 'social', 'preparatory', { kind: 'rejected' }, 'l').data, corrected: 'e' },
      },
    ]);
  });

  it('must have come to a step before, and cannot end the step a second time', () => {
    correct(inConsultation, { kind: 'postponed' }).refuses('outcome was not carried to a step', 'unknownReference');
    const postponed = brought('p', 'social', 'preparatory', { kind: 'postponed' });
    const later = brought('p', 'social', 'preparatory', { kind: 'acknowledged' }, 'f', 'n');
    correct([...inConsultation, postponed, later], { kind: 'rejected' }).refuses('step has ended already');
  });

  it('opens a concluded consultation again', () => {
    correct([...inConsultation, tookNote, concluded], { kind: 'rejected' }).then([
      corrected({ kind: 'rejected' }),
      reopened,
    ]);
  });

  it('brings back a paper that was returned or withdrawn by it, unless a new version was drafted since', () => {
    const returned = [
      brought('p', 'social', 'preparatory', { kind: 'returnedToAdministration' }),
      { type: 'PaperReturned', data: { cause: 'e' } } satisfies Past<PaperEvent>,
    ];
    const away = [
      brought('p', 'social', 'preparatory', { kind: 'withdrawnByAuthor' }),
      { type: 'PaperWithdrawn', data: { cause: 'e' } } satisfies Past<PaperEvent>,
    ];
    const version: Past<PaperEvent> = { type: 'PaperVersionAdded', data: { version: 2, title: 'Neu', public: 'no' } };
    const postponed: Outcome = { kind: 'postponed' };
    correct([...inConsultation, ...returned], postponed).then([corrected(postponed), reopened]);
    correct([...inConsultation, ...away], postponed).then([corrected(postponed), reopened]);
    correct([...inConsultation, ...returned, version], postponed).then([corrected(postponed)]);
    correct([...inConsultation, tookNote], { kind: 'withdrawnByAuthor' }).then([
      corrected({ kind: 'withdrawnByAuthor' }),
      { type: 'PaperWithdrawn', data: { cause: 'k' } },
    ]);
  });

  it('takes back a referral that nobody has acted on', () => {
    const referred: Outcome = { kind: 'referred', to: 'finance' };
    const added: Past<PaperEvent> = {
      type: 'StepAdded',
      data: { step: 'f', committee: 'finance', role: 'preparatory', order: 1, how: 'referred', cause: 'e' },
    };
    const past = [...inConsultation, brought('p', 'social', 'preparatory', referred), added];
    correct(past, { kind: 'recommended' }).then([
      corrected({ kind: 'recommended' }),
      { type: 'StepDropped', data: { step: 'f', reason: 'the referral was corrected' } },
    ]);
    correct(past, referred).then([corrected(referred)]);
  });
});

describe('the conclusion', () => {
  const steps = [known, social, council, began('p')];
  const recommended = brought('p', 'social', 'preparatory', { kind: 'recommended' });

  it('follows the last step and takes its outcome from the deciding one', () => {
    const past = [...steps, recommended, brought('d', 'council', 'deciding', { kind: 'adopted' }, 'f', 'c')];
    given(paperDecider, past)
      .when('ConcludePaper', {}, {}, none)
      .then([{ type: 'PaperConcluded', data: { effect: 'approved', step: 'd' } }]);
    expect(isReadyToConclude(given(paperDecider, past).state)).toBe(true);
  });

  it('never takes taking note for approval', () => {
    given(paperDecider, [
      ...steps,
      recommended,
      brought('d', 'council', 'deciding', { kind: 'acknowledged' }, 'f', 'c'),
    ])
      .when('ConcludePaper', {}, {}, none)
      .then([{ type: 'PaperConcluded', data: { effect: 'takenNoteOf', step: 'd' } }]);
    expect(
      (['deciding', 'preparatory', 'unknown'] as const).map((role) => effectOf({ kind: 'acknowledged' }, role)),
    ).toEqual(Array(3).fill('takenNoteOf'));
  });

  it('has no effect where no committee said anything of the matter', () => {
    const back = brought('p', 'social', 'preparatory', { kind: 'referred', to: 'finance' });
    given(paperDecider, [known, social, began('p'), back])
      .when('ConcludePaper', {}, {}, none)
      .then([{ type: 'PaperConcluded', data: { effect: 'none' } }]);
  });

  it('waits for open steps, and for a paper that the committees have', () => {
    const conclude = (...past: Past<PaperEvent>[]) => given(paperDecider, past).when('ConcludePaper', {}, {}, none);
    conclude(...steps, recommended).refuses('consultation is not at its end');
    conclude(drafted).refuses('paper is not submitted');
    conclude(known, withdrawn).refuses('paper is withdrawn');
    conclude(known, concluded).isAlreadySo('concluded already');
  });
});
