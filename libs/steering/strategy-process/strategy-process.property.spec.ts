import { idFrom, partId } from '#event-sourcing';
import { perhaps, randomCommand, randomDate, staysSound } from '#shared-kernel/testing';
import fc from 'fast-check';
import { strategyProcessDecider } from './strategy-process.decide.js';

const facts = { mandateKnown: true, leadHasEnded: false };

it('a process of any history is rebuilt from its events', () => {
  const commandIds = fc.nat({ max: 3 }).map((n) => idFrom(['command', n]));
  const phase = commandIds.map((command) => partId(command, 'phase', 0));
  const deliverable = commandIds.map((command) => partId(command, 'deliverable', 0));
  const title = fc.constantFrom('a', 'b');
  const participant = fc.constantFrom({ kind: 'organisation', id: 'o' }, { kind: 'function', title: 'f' });
  const commands = fc.oneof(
    randomCommand('DraftProcess', { title }),
    randomCommand('InitiateProcess', { mandate: fc.constant({ kind: 'unknown' }), lead: fc.constant('o') }),
    randomCommand('RegisterParticipant', { participant }),
    randomCommand('NameFieldOfAction', { title }),
    randomCommand('RecordContext', { title }),
    randomCommand('RecordProcessEvent', {
      kind: fc.constant('kickoff'),
      invitedOn: perhaps(randomDate),
      heldOn: perhaps(randomDate),
      participants: perhaps(fc.array(participant)),
    }),
    randomCommand('PlanPhase', {
      kind: fc.constantFrom('developing', 'implementing'),
      cycle: perhaps(fc.integer({ min: 1, max: 3 })),
      from: perhaps(randomDate),
    }),
    randomCommand('NameDeliverable', { phase, title }),
    randomCommand('RecordDelivery', { phase, deliverable }),
    randomCommand('WaiveDeliverable', { phase, deliverable, reason: title }),
    randomCommand('StartPhase', { phase }),
    randomCommand('CompletePhase', { phase }),
    randomCommand('StartCycle', {}),
    randomCommand('SuspendProcess', { reason: title }),
    randomCommand('ResumeProcess', {}),
    randomCommand('ResumeProcess', {}),
  );
  staysSound(strategyProcessDecider, commands, facts);
});
