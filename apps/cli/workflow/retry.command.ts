import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { UsageMistake } from '../terminal/mistakes.js';
import { wholeNumber } from '../terminal/option-values.js';
import { keyValue } from './key-value.js';
import type { Found, IncidentItem, JobItem } from './workflow-items.js';

interface Deviation {
  readonly rule: string;
  readonly reason: string;
}

function deviationValue(text: string, before: readonly Deviation[] | undefined): readonly Deviation[] {
  const [rule = '', ...rest] = text.split('=');
  const reason = rest.join('=').trim();
  if (!/^\w+$/u.test(rule) || reason === '') throw new UsageMistake('--deviation must be <rule>=<reason>');
  return [...(before ?? []), { rule, reason }];
}

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
    .option(
      '--deviation <rule=reason>',
      'for a command that was refused on account of rules: why it shall be done all the same, each rule with its reason',
      deviationValue,
    )
    .action(async (incident, { retries, deviation }) => {
      const { workflow } = context.api();
      if (deviation !== undefined) {
        await context.api().post(`/workflow/incidents/${incident}/resolution`, { deviations: deviation });
        context.terminal.note('resolved; the command is sent again with the deviations');
        return;
      }
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
