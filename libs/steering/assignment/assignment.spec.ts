import { given } from '#event-sourcing/testing';
import fc from 'fast-check';
import { perhaps, randomCommand, randomDate, staysSound } from '#shared-kernel/testing';
import type { AssignmentFacts } from './assignment.decide.js';
import { assignmentDecider } from './assignment.decide.js';

const facts: AssignmentFacts = { hasEnded: false };
const source = { kind: 'oral', reference: 'Jour fixe' } as const;
const assigned = { type: 'AssignmentGiven', data: { title: 'Kosten', source, to: 'culture', due: '2019-06' } } as const;
const accepted = { type: 'AssignmentAccepted', data: {} } as const;
const done = { type: 'AssignmentReportedDone', data: { reportedBy: 'somebody' } } as const;

describe('an assignment', () => {
  it('is given to an organisation, with an unknown day where none is stated', () => {
    given(assignmentDecider, [])
      .when('GiveAssignment', { title: 'Kosten', source, to: 'culture' }, {}, facts)
      .then([{ ...assigned, data: { ...assigned.data, due: 'unknown' } }]);
  });

  it('is not given to an organisation that has ended', () => {
    given(assignmentDecider, [])
      .when('GiveAssignment', { title: 'Kosten', source, to: 'culture' }, {}, { hasEnded: true })
      .refuses('organisation has ended');
  });

  it('comes from an item or a decision that exists', () => {
    const nowhere = {
      hasEnded: false,
      source: { reason: 'decision does not exist', field: 'source.decision' },
    } as const;
    given(assignmentDecider, [])
      .when('GiveAssignment', { title: 'Kosten', source, to: 'culture' }, {}, nowhere)
      .refuses('decision does not exist', 'unknownReference');
  });

  it('goes from given over accepted and reported done to confirmed, by two people', () => {
    given(assignmentDecider, [assigned]).when('AcceptAssignment', {}, {}, facts).then([accepted]);
    given(assignmentDecider, [assigned, accepted])
      .when('ReportAssignmentDone', {}, { actor: 'somebody' }, facts)
      .then([done]);
    const reported = given(assignmentDecider, [assigned, accepted, done]);
    reported
      .when('ConfirmAssignment', {}, { actor: 'another' }, facts)
      .then([{ type: 'AssignmentConfirmed', data: {} }]);
    reported.when('ConfirmAssignment', {}, { actor: 'somebody' }, facts).violates('fourEyes');
  });

  it('is confirmed or returned only once it is reported done', () => {
    const open = given(assignmentDecider, [assigned, accepted]);
    open.when('ConfirmAssignment', {}, {}, facts).refuses('assignment is not reported done');
    open.when('ReturnAssignment', { reason: 'not yet' }, {}, facts).refuses('assignment is not reported done');
  });

  it('belongs to the process of its measure', () => {
    const body = { title: 'Kosten', source, to: 'culture', due: '2019-06', measure: 'm' };
    const ofMeasure = { ...facts, processOfMeasure: 'p' };
    const asked = given(assignmentDecider, []);
    asked
      .when('GiveAssignment', body, {}, ofMeasure)
      .then([{ type: 'AssignmentGiven', data: { ...body, process: 'p' } }]);
    asked
      .when('GiveAssignment', { ...body, process: 'other' }, {}, ofMeasure)
      .refuses('measure is of another process', 'unknownReference');
  });

  it.each(['2019-05', '2019-06', '2019-Q2', '2019-06-30', '2018', 'unknown'])(
    'that was due in June 2019 is not extended to %s',
    (due) => {
      given(assignmentDecider, [assigned])
        .when('ExtendAssignment', { due, reason: 'r' }, {}, facts)
        .refuses('an extension goes beyond what was due');
    },
  );

  it('with an unknown day may be extended to any known day', () => {
    given(assignmentDecider, [{ ...assigned, data: { ...assigned.data, due: 'unknown' } }])
      .when('ExtendAssignment', { due: '2019-05', reason: 'r' }, {}, facts)
      .then([{ type: 'AssignmentExtended', data: { due: '2019-05', reason: 'r' } }]);
  });

  it('is extended only beyond its due day', () => {
    const open = given(assignmentDecider, [assigned]);
    open
      .when('ExtendAssignment', { due: '2019-09', reason: 'r' }, {}, facts)
      .then([{ type: 'AssignmentExtended', data: { due: '2019-09', reason: 'r' } }]);
  });

  it('is given anew to its receiver when it is transferred', () => {
    const transferred = { type: 'AssignmentTransferred', data: { to: 'theatre', reason: 'r' } } as const;
    given(assignmentDecider, [assigned, accepted])
      .when('TransferAssignment', { to: 'theatre', reason: 'r' }, {}, facts)
      .then([transferred]);
    given(assignmentDecider, [assigned, transferred])
      .when('TransferAssignment', { to: 'theatre', reason: 'r' }, {}, facts)
      .isAlreadySo('is with this organisation already');
  });

  it('keeps its status when a reorganisation carries it over', () => {
    const carried = { to: 'theatre', reason: 'r', reorganisation: 'x' };
    given(assignmentDecider, [assigned, accepted, done, { type: 'AssignmentTransferred', data: carried }])
      .when('ConfirmAssignment', {}, { actor: 'another' }, facts)
      .then([{ type: 'AssignmentConfirmed', data: {} }]);
  });

  it('is carried over for a reorganisation only by the policy', () => {
    const carried = { to: 'theatre', reason: 'r', reorganisation: 'x' };
    const open = given(assignmentDecider, [assigned, accepted]);
    open
      .when('TransferAssignment', carried, { actor: 'somebody' }, facts)
      .refuses('only the policy acts for a reorganisation', 'invalid');
    open
      .when('TransferAssignment', carried, { actor: 'policy:reorganisation' }, facts)
      .then([{ type: 'AssignmentTransferred', data: carried }]);
  });

  it('accepts no command once it is dropped', () => {
    given(assignmentDecider, [assigned, { type: 'AssignmentDropped', data: { reason: 'r' } }])
      .when('AcceptAssignment', {}, {}, facts)
      .refuses('assignment is over');
  });

  it('of any history is rebuilt from its events as the live state', () => {
    const reason = { reason: fc.constant('r') };
    const commands = fc.oneof(
      randomCommand('GiveAssignment', {
        ...{ title: fc.constant('Kosten'), source: fc.constant(source), to: fc.constant('culture') },
        due: perhaps(randomDate),
      }),
      randomCommand('AcceptAssignment', {}),
      randomCommand('ReportAssignmentDone', {}, ['somebody', 'another']),
      randomCommand('ConfirmAssignment', {}, ['somebody', 'another']),
      randomCommand('ReturnAssignment', reason),
      randomCommand('ExtendAssignment', { ...reason, due: randomDate }),
      randomCommand('DropAssignment', reason),
      randomCommand('TransferAssignment', { ...reason, to: fc.constantFrom('culture', 'theatre') }),
    );
    staysSound(assignmentDecider, commands, facts);
  });
});
