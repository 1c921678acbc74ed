import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from '../api/api.js';
import type { CommandContext } from '../command-context.js';
import { Mistake } from '../terminal/mistakes.js';
import type { Progress } from '../terminal/progress.js';
import { showProgress } from '../terminal/progress.js';
import type { ConsumerItem } from './consumer-item.js';
import { incidentLines, numberIn } from './consumer-item.js';
import { projectionsOf } from './list-of-projections.js';

/** Milliseconds between two reads of the status of a projection that is being built. */
const LOOK_EVERY = 200;

/** Resolves when the projection has read the whole log again. @throws Mistake, Refused */
export async function rebuildProjection(context: CommandContext, name: string): Promise<void> {
  const { terminal } = context;
  const api = context.api();
  const before = await projectionsOf(api);
  if (!before.some((one) => one.name === name)) {
    throw new Mistake(`There is no projection "${name}". There are: ${before.map((one) => one.name).join(', ')}.`);
  }
  const end = Math.max(...before.map(({ position }) => numberIn(position)));
  await api.post(`/projections/${name}/rebuild`, {});
  const progress = showProgress(terminal, name, end, 'events');
  await untilLive(api, name, progress).finally(() => {
    progress.end();
  });
  terminal.print(`rebuilt: ${name}`);
}

async function untilLive(api: Api, name: string, progress: Progress): Promise<void> {
  for (;;) {
    const item = await api.get<ConsumerItem>(`/projections/${name}`);
    progress.at(numberIn(item.position));
    if (item.state === 'live') return;
    if (item.incident !== null) throw new Mistake(incidentLines([item]).join('\n'));
    await pause(LOOK_EVERY);
  }
}
