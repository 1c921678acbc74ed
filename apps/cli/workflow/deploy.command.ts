import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { CommandContext } from '../command-context.js';
import { Mistake } from '../terminal/mistakes.js';
import { textTable } from '../terminal/text-table.js';

interface Deployed {
  readonly deployments: readonly {
    readonly processDefinition: {
      readonly processDefinitionId: string;
      readonly processDefinitionVersion: number;
      readonly processDefinitionKey: string;
      readonly resourceName: string;
    } | null;
  }[];
}

export function deployCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('deploy')
    .description('Deploy BPMN models, all or none; files that have not changed keep their version')
    .argument('<files...>', 'files whose names end in .bpmn')
    .option('--json', 'print a JSON object')
    .action(async (files, { json }) => {
      const form = new FormData();
      for (const file of files) form.append('resources', new File([contentOf(file)], basename(file)));
      const answer = await context.api().workflow.postForm<Deployed>('/deployments', form);
      if (json === true) {
        terminal.printJson(answer);
        return;
      }
      const rows = answer.deployments.flatMap(({ processDefinition: one }) =>
        one === null
          ? []
          : [[one.processDefinitionId, one.processDefinitionVersion, one.processDefinitionKey, one.resourceName]],
      );
      terminal.print(textTable(['PROCESS', 'VERSION', 'KEY', 'FILE'], rows, terminal.width));
    });
}

function contentOf(file: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(file));
  } catch {
    throw new Mistake(`${file} cannot be read`);
  }
}
