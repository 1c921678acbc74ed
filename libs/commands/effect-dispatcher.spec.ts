import type { EffectEnvelope, Message, StreamDefinition } from '#event-sourcing';
import { accept, CommandHandler, idFrom, MessageRegistry, refuse } from '#event-sourcing';
import { MemoryEventStore, MemoryKeyStore } from '#event-sourcing/testing';
import { v7 } from 'uuid';
import type { CommandOf } from './command-body.js';
import { CommandBody } from './command-body.js';
import { CommandCatalogue } from './command-catalogue.js';
import { SubmittingEffectDispatcher } from './effect-dispatcher.js';
import { TextField } from './fields/plain-fields.js';
import { SubmitCommandHandler } from './submit-command.handler.js';

class Ring extends CommandBody {
  static readonly type = 'Ring';
  static readonly creates = true;
  @TextField() readonly tune!: string;
}

type Rung = Message<'BellRung', { readonly tune: string }>;

const bell: StreamDefinition<CommandOf<typeof Ring>, boolean, Rung, 'bell rings already'> = {
  decider: {
    category: 'bell',
    initial: false,
    events: { BellRung: 1 },
    german: { 'bell rings already': 'Die Glocke läutet schon.' },
    decide: ({ data }, rings) => (rings ? refuse('bell rings already') : accept({ type: 'BellRung', data })),
    evolve: () => true,
  },
  permits: (_command, _state, _facts, grants) => grants.some(({ role }) => role === 'clerk'),
};

const target = idFrom('a bell');
const ring = { command: 'Ring', target, body: { tune: 'evening' } };
const envelope: EffectEnvelope = {
  policy: 'vespers',
  commandId: idFrom('the command'),
  correlationId: 'c',
  causationId: idFrom('the event'),
  evidence: { kind: 'system', policy: 'vespers' },
};

function open() {
  const store = new MemoryEventStore();
  const now = () => '2019-02-14T16:00:00.000Z';
  const handler = new CommandHandler({
    store,
    registry: new MessageRegistry([bell.decider.events]),
    keys: new MemoryKeyStore(),
    businessClock: { now, today: () => '2019-02-14' },
    machineClock: { now },
    newEventId: v7,
  });
  const submissions = new SubmitCommandHandler(new CommandCatalogue([{ stream: bell, commands: [Ring] }]), handler);
  return { store, dispatcher: new SubmittingEffectDispatcher(submissions, [{ role: 'clerk' }]) };
}

describe("a policy's command", () => {
  it('has one effect and the same answer when it is sent several times', async () => {
    const { store, dispatcher } = open();
    const accepted = { accepted: true, stream: `bell-${target}`, revision: 0n, hasEvents: true };
    expect(await dispatcher.dispatch(ring, envelope)).toEqual(accepted);
    expect(await dispatcher.dispatch(ring, envelope)).toEqual(accepted);
    expect(await store.readStream(`bell-${target}`)).toMatchObject([
      {
        metadata: {
          commandId: envelope.commandId,
          actor: 'policy:vespers',
          actedBy: { kind: 'policy', name: 'vespers' },
        },
      },
    ]);
  });

  it('is not appended after the policy has lost the right to act', async () => {
    const { store, dispatcher } = open();
    const lost = dispatcher.dispatch(ring, { ...envelope, mayAppend: () => false });
    await expect(lost).rejects.toMatchObject({ name: 'StoreUnavailable', outcome: 'notWritten' });
    expect(await store.head()).toBeUndefined();
  });

  it('is refused with the reason of the stream', async () => {
    const { dispatcher } = open();
    await dispatcher.dispatch(ring, envelope);
    const again = { ...envelope, commandId: idFrom('another command') };
    expect(await dispatcher.dispatch(ring, again)).toEqual({
      accepted: false,
      kind: 'impossible',
      reason: 'bell rings already',
    });
  });

  it('is checked like a command of a person', async () => {
    const { dispatcher } = open();
    const answer = await dispatcher.dispatch({ ...ring, body: { tune: 3 } }, envelope);
    expect(answer).toMatchObject({
      accepted: false,
      kind: 'invalid',
      reason: expect.stringContaining('tune') as string,
    });
  });
});
