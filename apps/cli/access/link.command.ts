import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { UsageMistake } from '../terminal/mistakes.js';
import { notBlank, uuid } from '../terminal/option-values.js';
import type { ActorItem } from './list-actors.command.js';
import { periodOf } from './period-options.js';

interface Target {
  readonly person?: string | undefined;
  readonly function?: string | undefined;
  readonly organisation?: string | undefined;
}

export function linkCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('link')
    .description('Link an actor to a person or a function; prints the id of the link')
    .argument('<actor>', '', uuid('<actor>'))
    .option('--person <id>', 'the person', uuid('--person'))
    .option('--function <title>', 'the function, as committees name it', notBlank('--function'))
    .option('--organisation <id>', 'the organisation of the function', uuid('--organisation'))
    .option('--from <day>', 'its first day, YYYY-MM-DD; without it today', notBlank('--from'))
    .option('--until <day>', 'its last day, YYYY-MM-DD; without it until it is ended', notBlank('--until'))
    .action(async (actor, { from, until, ...target }) => {
      const path = `/actors/${actor}`;
      const api = context.api();
      const answer = await api.post(`${path}/links`, { to: partyOf(target), ...periodOf({ from, until }) });
      if (answer.events.length === 0) {
        context.terminal.note(answer.note ?? 'it is linked already');
        return;
      }
      const { links } = await api.get<ActorItem>(`${path}?atLeast=${answer.position}`);
      context.terminal.print(links.at(-1)?.link ?? '');
    });
}

/** @throws UsageMistake unless exactly one of person and function is given */
function partyOf({ person, function: title, organisation }: Target): object {
  if ((person === undefined) === (title === undefined)) {
    throw new UsageMistake('Say whom the actor stands for: either --person <id> or --function <title>.');
  }
  if (person === undefined) return { kind: 'function', title, ...(organisation !== undefined && { organisation }) };
  if (organisation === undefined) return { kind: 'person', id: person };
  throw new UsageMistake('--organisation belongs to --function: a person has the organisations of its functions.');
}
