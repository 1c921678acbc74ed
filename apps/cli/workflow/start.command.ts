import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { UsageMistake } from '../terminal/mistakes.js';
import { notBlank, wholeNumber } from '../terminal/option-values.js';

interface Started {
  readonly processInstanceKey: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export function startCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('start')
    .description('Start an instance of a process; prints its key')
    .argument('<process>', 'id of the process, as its model has it')
    .option('--version <number>', 'without it the latest', wholeNumber('--version', 1, 999_999_999))
    .option('--variables <json>', 'what the instance begins with, a JSON object', jsonObject('--variables'))
    .option('--business-id <text>', 'a name of the caller for the instance', notBlank('--business-id'))
    .option('--key <text>', 'the same key again starts nothing and prints the same instance', notBlank('--key'))
    .option('--wait', 'wait for the end, and print its variables')
    .action(async (process, { version, variables, businessId, key, wait }) => {
      const body = {
        processDefinitionId: process,
        ...(version !== undefined && { processDefinitionVersion: version }),
        ...(variables !== undefined && { variables }),
        ...(businessId !== undefined && { businessId }),
        ...(wait === true && { awaitCompletion: true }),
      };
      const headers = key === undefined ? {} : { 'idempotency-key': key };
      const started = await context.api().workflow.post<Started>('/process-instances', body, headers);
      if (wait === true) terminal.printJson(started.variables);
      else terminal.print(started.processInstanceKey);
    });
}

function jsonObject(option: string) {
  return (text: string): object => {
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    } catch {
      // The same mistake as another kind of value.
    }
    throw new UsageMistake(`${option} must be a JSON object such as '{"paper": "V/2019/0042"}'`);
  };
}
