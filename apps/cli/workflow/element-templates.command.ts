import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CommandContext } from '../command-context.js';
import { Mistake } from '../terminal/mistakes.js';

/** Where Camunda's Desktop Modeler looks for templates, beside the models of a folder. */
const DEFAULT_FILE = '.camunda/element-templates/lenkwerk.json';

interface Templates {
  readonly templates: readonly object[];
}

export function elementTemplatesCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('element-templates')
    .description("Write templates for Camunda's Modeler: service tasks that send commands to the domain")
    .argument('[file]', 'JSON file to write', DEFAULT_FILE)
    .action(async (file) => {
      const { templates } = await context.api().get<Templates>('/workflow/element-templates');
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, `${JSON.stringify(templates, null, 2)}\n`);
      } catch {
        throw new Mistake(`${file} cannot be written`);
      }
      context.terminal.note(`${templates.length} templates in ${file}`);
    });
}
