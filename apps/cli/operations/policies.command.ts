import { Inject } from '@nestjs/common';
import { Command, CommandRunner, Option, SubCommand } from 'nest-commander';
import { allPages } from '../all-pages.js';
import type { Api } from '../api.js';
import { Mistake } from '../api.js';
import { ServerAccess } from '../server-access.js';
import { CommandGroup } from '../terminal/command-group.js';
import { notBlank, UsageMistake, uuid } from '../terminal/option-values.js';
import { Terminal } from '../terminal/terminal.js';
import { textTable } from '../terminal/text-table.js';
import type { ConsumerItem } from './projection-item.js';
import { consumerRow, incidentLines } from './projection-item.js';

interface PolicyItem extends ConsumerItem {
  readonly openEffects: number;
  readonly refusedEffects: number;
  readonly wakes: number;
  readonly nextWake: string | null;
}

interface EffectItem {
  readonly effect: string;
  readonly command: string;
  readonly target: string | null;
  readonly attempt: number;
  readonly refusal: { readonly reason: string; readonly refusedAt: string } | null;
}

@SubCommand({ name: 'list', description: 'Show what happens by itself: how far each policy is and what it asked for' })
export class ListPoliciesCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run(_arguments: string[], { json }: { readonly json?: true }): Promise<void> {
    const items = await policiesOf(this.server.api());
    if (json === true) {
      this.terminal.printJson(items);
      return;
    }
    const headings = ['POLICY', 'STATE', 'POSITION', 'BEHIND', 'OPEN', 'REFUSED', 'WAKES', 'NEXT WAKE'];
    const rows = items.map((item) => [
      ...consumerRow(item),
      item.openEffects,
      item.refusedEffects,
      item.wakes,
      item.nextWake,
    ]);
    this.terminal.print(textTable(headings, rows));
    for (const line of incidentLines(items)) this.terminal.print(line);
  }

  @Option({ flags: '--json', description: 'print a JSON list' })
  parseJson(): true {
    return true;
  }
}

interface Refused extends EffectItem {
  readonly policy: string;
}

@SubCommand({
  name: 'refused',
  description: 'Show the commands of policies that were refused; a person decides about them',
})
export class RefusedEffectsCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run(_arguments: string[], { json }: { readonly json?: true }): Promise<void> {
    const refused = await refusedEffects(this.server.api());
    if (json === true) this.terminal.printJson(refused);
    else if (refused.length === 0) this.terminal.print('Nothing was refused.');
    else
      this.terminal.print(
        textTable(['EFFECT', 'POLICY', 'COMMAND', 'FOR', 'ATTEMPT', 'REASON'], refused.map(rowOf), this.terminal.width),
      );
  }

  @Option({ flags: '--json', description: 'print a JSON list' })
  parseJson(): true {
    return true;
  }
}

function rowOf({ effect, policy, command, target, attempt, refusal }: Refused): (string | number | null)[] {
  return [effect, policy, command, target, attempt, refusal?.reason ?? null];
}

async function policiesOf(api: Api): Promise<readonly PolicyItem[]> {
  return (await api.get<{ readonly items: readonly PolicyItem[] }>('/policies')).items;
}

async function refusedEffects(api: Api): Promise<readonly Refused[]> {
  const policies = await policiesOf(api);
  const refused: Refused[] = [];
  for (const { name, refusedEffects: count } of policies) {
    if (count === 0) continue;
    const effects = await allPages<EffectItem>(api, `/policies/${name}/effects?state=refused`, 'after');
    refused.push(...effects.map((effect) => ({ policy: name, ...effect })));
  }
  return refused;
}

@SubCommand({
  name: 'retry',
  arguments: '[effect]',
  argsDescription: { effect: 'a refused command, as `policies refused` lists it' },
  description: 'Have a refused command sent once more, or with --policy let a policy that stands still go on',
})
export class RetryCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run([effect]: string[], { policy }: { readonly policy?: string }): Promise<void> {
    const api = this.server.api();
    if (effect !== undefined) await this.#retryEffect(api, uuid('[effect]', effect));
    else if (policy !== undefined) {
      await api.post(`/policies/${encodeURIComponent(policy)}/retry`, {});
      this.terminal.print(`goes on: ${policy}`);
    } else throw new UsageMistake('Say what: an effect of `lenkwerk policies refused`, or --policy <name>.');
  }

  @Option({ flags: '--policy <name>', description: 'a policy that stands still' })
  parsePolicy(text: string): string {
    return notBlank('--policy', text);
  }

  async #retryEffect(api: Api, effect: string): Promise<void> {
    const found = (await refusedEffects(api)).find((one) => one.effect === effect);
    if (found === undefined) throw new Mistake(`No refused command ${effect}: see \`lenkwerk policies refused\`.`);
    await api.post(`/policies/${found.policy}/effects/${effect}/retry`, {});
    this.terminal.print(`sent once more: ${found.command} of ${found.policy}`);
  }
}

@Command({
  name: 'policies',
  description: 'What happens by itself: policies read events and send commands',
  subCommands: [ListPoliciesCommand, RefusedEffectsCommand, RetryCommand],
})
export class PoliciesCommand extends CommandGroup {}
