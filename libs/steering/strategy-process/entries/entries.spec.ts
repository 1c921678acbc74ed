import type { Json } from '#event-sourcing';
import { MessageRegistry, partId } from '#event-sourcing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import { readFileSync } from 'node:fs';
import { strategyProcessDecider } from '../strategy-process.decide.js';
import { strategyProcessShapes } from '../strategy-process.events.js';

const STREAM = 'strategyProcess-1' as const;
// A golden file: the first version of the event as it was written once, never edited.
const golden = new URL('../../../../test/fixtures/events/process-event-held.v1.json', import.meta.url);
// JSON.parse is declared as any.
const first = JSON.parse(readFileSync(golden, 'utf8')) as Json;

const drafted = { type: 'ProcessDrafted', data: { title: 'Wir alle sind LU' } } as const;
const facts = { mandateKnown: true, leadHasEnded: false };
const culture = { kind: 'organisation', id: 'culture' } as const;
const advisers = { kind: 'function', title: 'Persönliche Referenten' } as const;

describe('entries of a process', () => {
  it('name each participant once', () => {
    given(strategyProcessDecider, [drafted])
      .when('RegisterParticipant', { participant: culture }, {}, facts)
      .then([
        {
          type: 'ParticipantRegistered',
          data: { participation: partId(COMMAND_ID, 'participation', 0), participant: culture },
        },
      ]);
    given(strategyProcessDecider, [
      drafted,
      { type: 'ParticipantRegistered', data: { participation: 'p', participant: advisers } },
    ])
      .when('RegisterParticipant', { participant: advisers }, {}, facts)
      .refuses('takes part already');
  });

  it('name fields of action with different titles', () => {
    given(strategyProcessDecider, [drafted])
      .when('NameFieldOfAction', { title: 'Chancengleichheit' }, {}, facts)
      .then([
        { type: 'FieldOfActionNamed', data: { field: partId(COMMAND_ID, 'field', 0), title: 'Chancengleichheit' } },
      ]);
    given(strategyProcessDecider, [
      drafted,
      { type: 'FieldOfActionNamed', data: { field: 'f', title: 'Chancengleichheit' } },
    ])
      .when('NameFieldOfAction', { title: 'Chancengleichheit' }, {}, facts)
      .refuses('there is a field of action of this title already');
  });

  it('record the context', () => {
    const entry = { title: 'Sprachliche Integration', text: 'eine der drei Säulen' };
    given(strategyProcessDecider, [drafted])
      .when('RecordContext', entry, {}, facts)
      .then([{ type: 'ContextRecorded', data: { context: partId(COMMAND_ID, 'context', 0), ...entry } }]);
    given(strategyProcessDecider, [drafted, { type: 'ContextRecorded', data: { context: 'c', ...entry } }])
      .when('RecordContext', entry, {}, facts)
      .refuses('there is a context entry of this title already');
  });
});

describe('a kickoff', () => {
  const event = partId(COMMAND_ID, 'event', 0);

  it('is held after people were invited, each on the day that is known', () => {
    given(strategyProcessDecider, [drafted])
      .when('RecordProcessEvent', { kind: 'kickoff', invitedOn: '2018-10', participants: [culture] }, {}, facts)
      .then([
        { type: 'ProcessEventInvited', data: { event, kind: 'kickoff' }, occurredOn: '2018-10' },
        {
          type: 'ProcessEventHeld',
          data: { event, kind: 'kickoff', participants: [culture] },
          occurredOn: 'unknown',
        },
      ]);
    given(strategyProcessDecider, [drafted])
      .when('RecordProcessEvent', { kind: 'kickoff', invitedOn: '2018-10', heldOn: '2018-09' }, {}, facts)
      .refuses('event would be held before people were invited');
  });

  it('says whether all who took part are named', () => {
    const named = { participants: [culture], participantsNamed: 'some' } as const;
    given(strategyProcessDecider, [drafted])
      .when('RecordProcessEvent', { kind: 'kickoff', ...named }, {}, facts)
      .then([{ type: 'ProcessEventHeld', data: { event, kind: 'kickoff', ...named }, occurredOn: 'unknown' }]);
    given(strategyProcessDecider, [drafted])
      .when('RecordProcessEvent', { kind: 'kickoff', participantsNamed: 'all' }, {}, facts)
      .refuses('no participants are named');
  });

  it('that was recorded before this could be said is read as it was', () => {
    const type = 'ProcessEventHeld';
    const metadata = { occurredOn: 'unknown', schemaVersion: 1 };
    const stored = { id: 'e', type, data: first, metadata, stream: STREAM, revision: 4n, position: 9n };
    expect(new MessageRegistry([strategyProcessShapes]).decode(stored).data).toEqual(first);
  });

  it('may be known without invitation and participants', () => {
    given(strategyProcessDecider, [drafted])
      .when('RecordProcessEvent', { kind: 'workshop', title: 'Leitbild', heldOn: '2019-01' }, {}, facts)
      .then([
        { type: 'ProcessEventHeld', data: { event, kind: 'workshop', title: 'Leitbild' }, occurredOn: '2019-01' },
      ]);
  });

  it('does not lie in the future and names each participant once', () => {
    const past = given(strategyProcessDecider, [drafted]);
    past
      .when('RecordProcessEvent', { kind: 'kickoff', heldOn: '2019-03' }, {}, facts)
      .refuses('the fact lies in the future');
    past
      .when('RecordProcessEvent', { kind: 'kickoff', invitedOn: '2019-03' }, {}, facts)
      .refuses('the fact lies in the future');
    past
      .when('RecordProcessEvent', { kind: 'kickoff', participants: [culture, culture] }, {}, facts)
      .refuses('somebody is named twice among the participants');
  });
});
