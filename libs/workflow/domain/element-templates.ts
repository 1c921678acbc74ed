import type { CommandField } from '#commands';
import type { DomainCommand, DomainCommands } from './domain-commands.js';

/** A template for Camunda's Modeler; the form is that of Camunda's JSON schema for Zeebe. */
export interface ElementTemplate {
  readonly $schema: string;
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly version: number;
  readonly appliesTo: readonly string[];
  readonly elementType: { readonly value: string };
  readonly category: { readonly id: string; readonly name: string };
  readonly groups: readonly { readonly id: string; readonly label: string }[];
  readonly properties: readonly object[];
}

const SCHEMA = 'https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json';
const GROUPS = [
  { id: 'fields', label: 'Fields' },
  { id: 'further', label: 'Further fields' },
  { id: 'results', label: 'Results' },
] as const;

/** Templates for the service tasks of all domain types: each command with its fields, and choices to choose from. */
export function elementTemplates(commands: DomainCommands): readonly ElementTemplate[] {
  return commands.all.map(templateOf);
}

function templateOf(command: DomainCommand): ElementTemplate {
  const { jobType, category, summary, fields, creates } = command;
  return {
    $schema: SCHEMA,
    id: `lenkwerk.${jobType}`,
    name: summary,
    description: jobType,
    version: 1,
    appliesTo: ['bpmn:Task', 'bpmn:ServiceTask'],
    elementType: { value: 'bpmn:ServiceTask' },
    category: { id: `lenkwerk-${category}`, name: `Lenkwerk: ${category}` },
    groups: GROUPS,
    properties: [
      { type: 'Hidden', value: jobType, binding: { type: 'zeebe:taskDefinition', property: 'type' } },
      ...fields.map(inputOf),
      creates
        ? resultOf('id', 'Id of what was made', 'Variable for the id.')
        : resultOf('revision', 'Revision', 'Variable for the revision of the entity then.'),
      resultOf('made', 'Made parts', 'Variable for the ids of the parts that were made, by their kind.'),
    ],
  };
}

function inputOf(field: CommandField): object {
  const { name, required } = field;
  const described = [field.description, formOf(field)].filter((one) => one !== undefined).join(' ');
  const needed = { constraints: { notEmpty: true } };
  return {
    id: `input-${name}`,
    label: labelOf(name),
    ...(described !== '' && { description: described }),
    group: required ? 'fields' : 'further',
    ...control(field),
    binding: { type: 'zeebe:input', name },
    ...(required ? needed : { optional: true }),
  };
}

/** A choice as a list to choose from; a text as it is or as an expression; anything else is an expression. */
function control({ type, list, choices, required }: CommandField): object {
  if (choices !== undefined && !list) {
    const none = required ? [] : [{ name: '–', value: '' }];
    return { type: 'Dropdown', choices: [...none, ...choices.map((value) => ({ name: value, value }))] };
  }
  return { type: 'String', feel: type === 'text' && !list ? 'optional' : 'required' };
}

/** What a value looks like, where the control does not show it. */
function formOf({ type, list, format, example, choices }: CommandField): string | undefined {
  if (choices !== undefined) return list ? `A list of: ${choices.join(', ')}.` : undefined;
  if (example !== undefined) return `Example: ${typeof example === 'string' ? example : JSON.stringify(example)}`;
  const one = format === 'uuid' ? 'id' : type === 'number' ? 'number' : type === 'flag' ? 'true or false' : undefined;
  if (list) return `A list${one === undefined ? '' : ` of ${one}s`}.`;
  return one === undefined ? undefined : `${one.charAt(0).toUpperCase()}${one.slice(1)}.`;
}

function resultOf(name: string, label: string, description: string): object {
  return {
    id: `output-${name}`,
    label,
    description,
    group: 'results',
    type: 'String',
    binding: { type: 'zeebe:output', source: `=${name}` },
    optional: true,
  };
}

/** `decisionLevel` as people read it: Decision level. */
function labelOf(name: string): string {
  const words = name.replaceAll(/\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
