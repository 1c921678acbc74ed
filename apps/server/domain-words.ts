import type { CommandClass } from '#commands';
import { commandFields } from '#commands';
import type { Feature } from '#http';
import { commandAddresses } from '#http';
import type { DomainWords } from '#workflow';

/** What models of the workflow may name: these events, and the commands of the features' streams. */
export function domainWords(features: readonly Feature[], events: Iterable<string>): DomainWords {
  const commands = features.flatMap(({ streams }) => streams.flatMap((one) => one.commands));
  const addresses = commandAddresses(features.flatMap(({ controllers = [] }) => controllers));
  return {
    events: new Set(events),
    commands: new Map(commands.map((command) => [command.type, fieldsOf(command, addresses.get(command.type)?.path)])),
    addressOf: (command) => addresses.get(command),
  };
}

/** What a task may prefill: fields of the body, and parts of the address beside the entity. */
function fieldsOf(command: CommandClass, address = ''): ReadonlySet<string> {
  const inAddress = [...address.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name).filter((name) => name !== 'id');
  return new Set([...commandFields(command).map(({ name }) => name), ...inAddress]);
}
