import type { FactReader, StreamDefinition } from '#event-sourcing';
import { personDecider } from '#parties';
import type { Actor, ActorCommand, ActorEvent, ActorFacts, ActorRefusal } from './actor.js';
import { actorDecider } from './actor.js';

export const actorStream: StreamDefinition<ActorCommand, Actor, ActorEvent, ActorRefusal, ActorFacts> = {
  decider: actorDecider,
  facts: async (command, _actor, read) => {
    const person = personOf(command);
    return { personExists: person === undefined || (await personExists(read, person)) };
  },
};

function personOf({ type, data }: ActorCommand): string | undefined {
  if (type === 'RegisterActor') return data.person;
  return type === 'LinkActor' && data.to.kind === 'person' ? data.to.id : undefined;
}

/** An erased person cannot be referred to in new commands. */
async function personExists(read: FactReader, id: string): Promise<boolean> {
  const { status } = await read.state(personDecider, id);
  return status !== 'unknown' && status !== 'erased';
}
