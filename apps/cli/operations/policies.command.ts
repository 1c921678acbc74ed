import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { commandGroup } from '../terminal/command-group.js';
import { notBlank } from '../terminal/option-values.js';
import type { Row } from '../terminal/text-table.js';
import { textTable } from '../terminal/text-table.js';
import { consumerRow, incidentLines } from './consumer-item.js';
import type { PolicyItem, RefusedEffect } from './effects.js';
import { policiesOf, refusedEffects } from './effects.js';
import { retry } from './retry.js';

export function policiesCommand(context: CommandContext): CommandUnknownOpts {
  return commandGroup('policies', 'What happens by itself: policies read events and send commands', [
    listPoliciesCommand(context),
    refusedEffectsCommand(context),
    retryCommand(context),
  ]);
}

const POLICY_HEADINGS = ['POLICY', 'STATE', 'POSITION', 'BEHIND', 'OPEN', 'REFUSED', 'WAKES', 'NEXT WAKE'];

function listPoliciesCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('list')
    .description('Show what happens by itself: how far each policy is and what it asked for')
    .option('--json', 'print a JSON list')
    .action(async ({ json }) => {
      const items = await policiesOf(context.api());
      if (json === true) {
        terminal.printJson(items);
        return;
      }
      terminal.print(textTable(POLICY_HEADINGS, items.map(policyRow)));
      for (const line of incidentLines(items)) terminal.print(line);
    });
}

function policyRow(item: PolicyItem): Row {
  return [...consumerRow(item), item.openEffects, item.refusedEffects, item.wakes, item.nextWake];
}

const EFFECT_HEADINGS = ['EFFECT', 'POLICY', 'COMMAND', 'FOR', 'ATTEMPT', 'REASON'];

function refusedEffectsCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('refused')
    .description('Show the commands of policies that were refused; a person decides about them')
    .option('--json', 'print a JSON list')
    .action(async ({ json }) => {
      const refused = await refusedEffects(context.api());
      if (json === true) terminal.printJson(refused);
      else if (refused.length === 0) terminal.print('Nothing was refused.');
      else terminal.print(textTable(EFFECT_HEADINGS, refused.map(effectRow), terminal.width));
    });
}

function effectRow({ effect, policy, command, target, attempt, refusal }: RefusedEffect): Row {
  return [effect, policy, command, target, attempt, refusal?.reason ?? null];
}

function retryCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('retry')
    .description('Have a refused command sent once more, or with --policy let a policy that stands still go on')
    .argument('[effect]', 'a refused command, as `policies refused` lists it')
    .option('--policy <name>', 'a policy that stands still', notBlank('--policy'))
    .action((effect, { policy }) => retry(context, effect, policy));
}
