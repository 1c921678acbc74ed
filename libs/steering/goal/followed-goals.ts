import type { FollowedThingSource } from '#shared-kernel';
import { known, registerFollowedThings } from '#shared-kernel';
import { goals, goalStatusOf } from './goal.tables.js';

registerFollowedThings('goal', followedGoals);

async function followedGoals(...[reads, ids]: Parameters<FollowedThingSource>): ReturnType<FollowedThingSource> {
  const rows = await known(ids, (some) => reads.rows(goals, (all) => all.where('id', 'in', some)));
  return new Map(
    rows.map((row) => {
      const { id, process, title } = row;
      const adoptedBy = row.decision;
      const followed = { process, title, status: goalStatusOf(row), openProvisions: [] };
      return [id, { ...followed, ...(adoptedBy !== null && { adoptedBy }) }];
    }),
  );
}
