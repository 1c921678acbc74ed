import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { wholeNumber } from '../terminal/option-values.js';
import { keyValue } from './key-value.js';
import type { Found, IncidentItem, JobItem } from './workflow-items.js';

export function retryCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('retry')
    .description('Resolve an incident: what failed is tried again')
    .argument('<incident>', 'key of the incident', keyValue('<incident>'))
    .option(
      '--retries <number>',
      'for a job: tries that it gets when it has none left',
      wholeNumber('--retries', 1, 1000),
      3,
    )
    .action(async (incident, { retries }) => {
      const { workflow } = context.api();
      const { jobKey } = await workflow.get<IncidentItem>(`/incidents/${incident}`);
      if (jobKey !== null) {
        const { items } = await workflow.post<Found<JobItem>>('/jobs/search', { filter: { jobKey } });
        const hasNone = items.some((job) => job.retries === 0);
        if (hasNone) await workflow.patch(`/jobs/${jobKey}`, { changeset: { retries } });
      }
      await workflow.post(`/incidents/${incident}/resolution`, {});
      context.terminal.note('resolved; what failed is tried again');
    });
}
