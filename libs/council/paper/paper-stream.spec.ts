import { idFrom, partId } from '#event-sourcing';
import fc from 'fast-check';
import { committeeStream } from '../committee/committee.stream.js';
import { commandHarness, perhaps, randomCommand, reasonOf, staysSound } from '#shared-kernel/testing';
import { claimOf, paperIdFrom, referenceOfClaim } from '../reference/paper-reference.js';
import { paperStream } from './paper.stream.js';
import { paperDecider } from './paper.decide.js';

const [id, other] = [idFrom('a paper'), idFrom('another')];
const number = { reference: '20196743', year: 2019 };
const known = {
  type: 'RecordKnownPaper',
  id: paperIdFrom(number),
  creates: true,
  data: { ...number, title: 'Bericht' },
};

function paperLog() {
  const { send, ...rest } = commandHarness(paperStream, committeeStream);
  const record = async (type: string, data: object = {}, to = id, creates = false) =>
    reasonOf(await send(paperStream, { type, id: to, data, creates }));
  const submit = async (to: string, as: object = number) => {
    await record('DraftPaper', { title: 'Bericht' }, to, true);
    await record('ReleasePaper', {}, to);
    return await record('SubmitPaper', as, to);
  };
  return { ...rest, send, record, submit };
}

describe('a reference', () => {
  it('belongs to one paper of its year', async () => {
    const { submit } = paperLog();
    expect(await submit(id)).toBe('done');
    expect(await submit(other, { reference: ' 20196743', year: 2019 })).toBe('reference is taken by another paper');
    expect(await submit(other, { ...number, year: 2020 })).toBe('done');
  });

  it('is refused to a second paper also when one of the two is known from an extract', async () => {
    const first = paperLog();
    expect(reasonOf(await first.send(paperStream, known))).toBe('done');
    expect(reasonOf(await first.send(paperStream, known))).toBe('done');
    expect(await first.submit(id)).toBe('reference is taken by another paper');
    const second = paperLog();
    await second.submit(id);
    expect(reasonOf(await second.send(paperStream, known))).toBe('reference is taken by another paper');
  });

  it('stays with a paper that was returned and is submitted again', async () => {
    const { submit, record } = paperLog();
    await submit(id);
    await record('ReturnPaper');
    await record('ReleasePaper');
    expect(await record('SubmitPaper', { reference: '20196743/1', year: 2019 })).toBe('done');
    expect(await submit(other)).toBe('reference is taken by another paper');
  });

  it('is read back from its claim', () => {
    for (const reference of ['20196743', 'V 12/2019', 'Ö-7 %']) {
      expect(referenceOfClaim(claimOf({ reference, year: 2019 }).value)).toEqual({ reference, year: 2019 });
    }
    expect(['no claim', '2019-%', '2019-'].map(referenceOfClaim)).toEqual([undefined, undefined, undefined]);
  });
});

describe('a paper on the log', () => {
  it('refers to processes, committees, organisations and meetings that exist', async () => {
    const { record, submit, send } = paperLog();
    const nowhere = idFrom('nowhere');
    expect(await record('DraftPaper', { title: 'x', processes: [nowhere] }, id, true)).toBe('process does not exist');
    await submit(id);
    const of = { kind: 'function', title: 'Leitung Kultur', organisation: nowhere };
    expect(await record('RequestCoSignature', { of })).toBe('organisation does not exist');
    expect(await record('PlanStep', { committee: nowhere, role: 'deciding' })).toBe('committee does not exist');
    const inTheYearBefore = { reference: '1', year: 2018 };
    const paper = paperIdFrom(inTheYearBefore);
    const before = (committee: string) =>
      record('RecordKnownPaper', { ...inTheYearBefore, title: 'x', steps: [{ committee }] }, paper, true);
    expect(await before(nowhere)).toBe('committee does not exist');
    const council = idFrom('council');
    const data = { name: 'Stadtrat', kind: 'council' };
    await send(committeeStream, { type: 'ConstituteCommittee', id: council, creates: true, data });
    expect(await before(council)).toBe('done');
    const step = partId(paper, 'step', 0);
    expect(await record('ScheduleStep', { step, meeting: nowhere }, paper)).toBe('meeting does not exist');
  });
});

it('a paper of any history is rebuilt from its events as the live state', () => {
  const commandIds = fc.nat({ max: 3 }).map((n) => idFrom(['command', n]));
  const step = commandIds.chain((command) => fc.constantFrom(partId(command, 'step', 0), partId(command, 'step', 1)));
  const coSignature = commandIds.map((command) => partId(command, 'coSignature', 0));
  const committee = fc.constantFrom('social', 'council');
  const meeting = fc.constantFrom('m', 'n');
  const event = fc.constantFrom('e', 'f', 'g');
  const kinds = ['adopted', 'recommended', 'acknowledged', 'returnedToAdministration', 'withdrawnByAuthor', 'void'];
  const outcome = fc.oneof(
    fc.constantFrom(...kinds).map((kind) => ({ kind })),
    fc.record({ kind: fc.constant('postponed'), to: perhaps(meeting) }),
    fc.record({ kind: fc.constant('referred'), to: perhaps(committee) }),
  );
  const reference = fc.constantFrom('1', '2');
  const year = fc.constant(2019);
  const on = fc.constant('2019-02-14');
  const item = fc.constant('i');
  const reason = fc.constant('r');
  const commands = fc.oneof(
    randomCommand('DraftPaper', { title: fc.constant('x') }),
    randomCommand('RecordKnownPaper', { title: fc.constant('x'), reference, year }),
    randomCommand('AddPaperVersion', { title: fc.constantFrom('x', 'y') }),
    randomCommand('NamePaperSubjects', { subjects: fc.subarray([{ kind: 'goal', id: 'g', version: 1 }]) }),
    randomCommand('RequestCoSignature', { of: fc.constant({ kind: 'function', title: 'a' }) }),
    randomCommand('CoSign', { coSignature }),
    randomCommand('RefuseCoSignature', { coSignature, reason }),
    randomCommand('WithdrawCoSignatureRequest', { coSignature }),
    randomCommand('ReleasePaper', {}),
    randomCommand('SubmitPaper', { reference, year }),
    randomCommand('AbandonSubmission', { reference, year }),
    randomCommand('PlanStep', {
      committee,
      role: fc.constantFrom('preparatory', 'deciding'),
      order: perhaps(fc.constant(1)),
    }),
    randomCommand('ScheduleStep', { step, meeting }),
    randomCommand('DropStep', { step, reason }),
    randomCommand('RecordStepOutcome', { committee, meeting, item, event, outcome, on }),
    randomCommand('CorrectStepOutcome', { event, correction: fc.constantFrom('k', 'l'), outcome }),
    randomCommand('ConcludePaper', {}),
    randomCommand('ReturnPaper', {}),
    randomCommand('WithdrawPaper', {}),
  );
  const facts = { days: { m: '2019-01', n: '2019-03' }, meeting: { committee: 'social', cancelled: false } };
  staysSound(paperDecider, commands, facts);
});
