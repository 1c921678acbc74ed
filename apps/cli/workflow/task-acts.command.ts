import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { notBlank } from '../terminal/option-values.js';
import { UsageMistake } from '../terminal/mistakes.js';
import { keyValue } from './key-value.js';

type Variables = Readonly<Record<string, unknown>>;

export function claimCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('claim')
    .description('Take over a task that nobody has')
    .argument('<task>', 'key of the task', keyValue('<task>'))
    .action(async (task) => {
      await context.api().post(`/tasks/${task}/claim`, {});
      context.terminal.note('it is yours');
    });
}

export function skipCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('skip')
    .description('Go on without a task; only a process manager may')
    .argument('<task>', 'key of the task', keyValue('<task>'))
    .requiredOption('--reason <text>', 'why; no names of people', notBlank('--reason'))
    .action(async (task, { reason }) => {
      await context.api().post(`/tasks/${task}/skip`, { reason });
      context.terminal.note('skipped');
    });
}

export function completeCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('complete')
    .description('Complete a task with its results')
    .argument('<task>', 'key of the task', keyValue('<task>'))
    .option(
      '--variable <name=value>',
      'a result, and again for more; the value is JSON, or else a text',
      variable,
      {} satisfies Variables,
    )
    .action(async (task, { variable: variables }) => {
      await context.api().workflow.post(`/user-tasks/${task}/completion`, { variables });
      context.terminal.note('completed');
    });
}

/** `votes=11` is a number, `title=Leitbild` a text. */
function variable(text: string, before: Variables): Variables {
  const at = text.indexOf('=');
  const name = text.slice(0, at).trim();
  if (at < 1 || name === '') throw new UsageMistake(`--variable must be <name>=<value>, not "${text}"`);
  return { ...before, [name]: valueOf(text.slice(at + 1)) };
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
