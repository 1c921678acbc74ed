import { actors } from '#access';
import { callerUnits, committeeSeatHolders } from '#council';
import type { BusinessClock } from '#event-sourcing';
import type { ReadModels } from '#http';
import { persons } from '#parties';
import { processesWith } from '#steering';
import type { TaskPeople } from '#workflow';

/** What the domain and the access know of the people of tasks, as of today. */
export function taskPeople(models: ReadModels, clock: BusinessClock): TaskPeople {
  return {
    unitsOf: async (caller) => {
      const { committees, organisations, processes } = await callerUnits(caller, models, clock.today());
      const taking = await processesWith({ committees, organisations }, models);
      return [
        ...committees.map((id) => `committee:${id}`),
        ...organisations.map((id) => `organisation:${id}`),
        ...[...new Set([...processes, ...taking])].map((id) => `process:${id}`),
      ];
    },
    seatsIn: async (committee) => await committeeSeatHolders(committee, models, clock.today()),
    isKnown: async (user) => {
      if ((await models.row(actors, { id: user })) !== undefined) return true;
      const person = await models.row(persons, { id: user });
      return person !== undefined && person.status !== 'erased';
    },
  };
}
