import type { DomainCommand, DomainCommands } from './domain-commands.js';

/** Fields that every command takes; the page says them once. */
const COMMON: ReadonlySet<string> = new Set(['occurredOn', 'onBehalfOf']);

/** The list of the commands that service tasks may send, as a Markdown page. */
export function commandPage(commands: DomainCommands): string {
  const byCategory = Map.groupBy(commands.all, ({ category }) => category);
  const parts = [...byCategory].map(([category, all]) => `## ${category}\n\n${all.map(line).join('\n')}\n`);
  return `# Service tasks of domain types\n\n${INTRODUCTION}\n\n${parts.join('\n')}`;
}

const INTRODUCTION = `Made by \`apps/server/domain-commands.spec.ts\` from the command catalogue. Each type with its fields, which input mappings give;
those in brackets may be left out, and so may \`occurredOn\` and \`onBehalfOf\` everywhere. Output mappings can take \`id\`, \`stream\`, \`revision\`,
\`parts\` (a list of \`kind\` and \`id\`) and \`made\` (the first made id by its kind, such as \`made.item\`). A refusal's error code is its reason with
hyphens: \`meeting is over\` is \`meeting-is-over\`.`;

function line({ jobType, summary, fields }: DomainCommand): string {
  const named = fields
    .filter(({ name }) => !COMMON.has(name))
    .map(({ name, required }) => (required ? `\`${name}\`` : `[\`${name}\`]`));
  return `- \`${jobType}\`: ${summary}${named.length === 0 ? '' : ` – ${named.join(', ')}`}`;
}
