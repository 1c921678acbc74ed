import type { Api } from '../api/api.js';
import type { CommandContext } from '../command-context.js';
import { Mistake, UsageMistake } from '../terminal/mistakes.js';
import { uuid } from '../terminal/option-values.js';
import type { RefusedEffect } from './effects.js';
import { refusedEffects } from './effects.js';

/** Sends a refused command again, or continues a policy. @throws Mistake, UsageMistake, Refused */
export async function retry(
  context: CommandContext,
  effect: string | undefined,
  policy: string | undefined,
): Promise<void> {
  const { terminal } = context;
  const api = context.api();
  if (effect !== undefined) {
    const { command, policy: owner } = await retryEffect(api, uuid('[effect]')(effect));
    terminal.print(`sent once more: ${command} of ${owner}`);
  } else if (policy !== undefined) {
    await api.post(`/policies/${encodeURIComponent(policy)}/retry`, {});
    terminal.print(`goes on: ${policy}`);
  } else throw new UsageMistake('Say what: an effect of `lenkwerk policies refused`, or --policy <name>.');
}

async function retryEffect(api: Api, effect: string): Promise<RefusedEffect> {
  const found = (await refusedEffects(api)).find((one) => one.effect === effect);
  if (found === undefined) throw new Mistake(`No refused command ${effect}: see \`lenkwerk policies refused\`.`);
  await api.post(`/policies/${found.policy}/effects/${effect}/retry`, {});
  return found;
}
