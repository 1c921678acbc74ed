import type { Expression } from '../feel/expression.js';
import { headersOf } from './compile-job.js';
import type { ModdleElement } from './moddle.js';
import { elementsOf, extensionsOf, textOf } from './moddle.js';
import type { ModelReading } from './model-reading.js';
import type { ConcernedKind, TaskFact, TaskForm, UserTaskParts } from './user-task-parts.js';
import { CONCERNED_KINDS } from './user-task-parts.js';

const EXTENSIONS = [
  'zeebe:UserTask',
  'zeebe:AssignmentDefinition',
  'zeebe:TaskSchedule',
  'zeebe:PriorityDefinition',
  'zeebe:FormDefinition',
  'zeebe:IoMapping',
  'zeebe:TaskHeaders',
  'zeebe:Properties',
];

/** Own properties of a task begin so. Properties of other programs are left as they are. */
const OWN = 'lenkwerk:';
const INPUT = 'input.';
const NAMES = ['completedBy', 'key', 'command', 'target', ...CONCERNED_KINDS];

/** Reads a user task with Camunda's extensions and our own properties; `undefined` with a finding when it cannot be executed. */
export function compileUserTask(element: ModdleElement, reading: ModelReading): UserTaskParts | undefined {
  reading.extensions(element, EXTENSIONS);
  const extension = (type: string): ModdleElement | undefined =>
    extensionsOf(element).find(({ $type }) => $type === type);
  if (extension('zeebe:UserTask') === undefined) {
    reading.find(
      element,
      'a user task that is a job is not executed here',
      'set its implementation to "Camunda user task" (zeebe:userTask), or make it a service task',
    );
    return undefined;
  }
  const value = (type: string, property: string, what: string): Expression | undefined => {
    const written = textOf(extension(type), property);
    return written === undefined ? undefined : reading.value(element, written, what);
  };
  const form = formOf(element, reading);
  const own = ownProperties(element, extension('zeebe:Properties'), reading);
  const fact = factOf(element, own, reading);
  const parts = {
    assignee: value('zeebe:AssignmentDefinition', 'assignee', 'the assignee'),
    groups: value('zeebe:AssignmentDefinition', 'candidateGroups', 'the candidate groups'),
    users: value('zeebe:AssignmentDefinition', 'candidateUsers', 'the candidate users'),
    due: value('zeebe:TaskSchedule', 'dueDate', 'the due date'),
    followUp: value('zeebe:TaskSchedule', 'followUpDate', 'the follow-up date'),
    priority: value('zeebe:PriorityDefinition', 'priority', 'the priority'),
    reference: value('zeebe:FormDefinition', 'externalReference', 'the reference of the form'),
    form,
    fact,
  };
  const given = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
  return { ...given, headers: headersOf(element), concerns: concernsOf(element, own, reading) };
}

/** The form that a task or a start event binds. */
export function formOf(element: ModdleElement, reading: ModelReading): TaskForm | undefined {
  const definition = extensionsOf(element).find(({ $type }) => $type === 'zeebe:FormDefinition');
  if (textOf(definition, 'formKey') !== undefined) {
    reading.find(element, 'a form key is not executed here', 'link the form by its id (formId), and deploy it');
  }
  const id = textOf(definition, 'formId');
  if (id === undefined) return undefined;
  const binding = textOf(definition, 'bindingType') ?? 'latest';
  switch (binding) {
    case 'latest':
    case 'deployment':
      return { id, binding };
    case 'versionTag': {
      const tag = textOf(definition, 'versionTag');
      if (tag !== undefined) return { id, binding, tag };
      reading.find(element, `the form ${id} is bound by a version tag that is not given`, 'give the tag');
      return undefined;
    }
    default:
      reading.find(element, `the form's binding "${binding}" is not known`, 'use latest, deployment or versionTag');
      return undefined;
  }
}

/** Our properties by their names behind the prefix. */
function ownProperties(
  element: ModdleElement,
  properties: ModdleElement | undefined,
  reading: ModelReading,
): ReadonlyMap<string, string> {
  const own = new Map<string, string>();
  for (const property of elementsOf(properties, 'properties')) {
    const name = textOf(property, 'name');
    if (name?.startsWith(OWN) !== true) continue;
    const short = name.slice(OWN.length);
    if (!NAMES.includes(short) && !/^input\.\w+$/u.test(short)) {
      const known = [...NAMES, `${INPUT}<field>`].map((one) => OWN + one).join(', ');
      reading.find(element, `the property ${name} is not known`, `known are ${known}`);
    } else if (own.has(short)) {
      reading.find(element, `the property ${name} is given twice`, 'remove one of them');
    }
    own.set(short, textOf(property, 'value') ?? '');
  }
  return own;
}

function factOf(element: ModdleElement, own: ReadonlyMap<string, string>, reading: ModelReading): TaskFact | undefined {
  const event = own.get('completedBy');
  const key = own.get('key');
  if (event === undefined) {
    const alone = ['key', 'command', 'target'].find((name) => own.has(name));
    if (alone !== undefined) {
      reading.find(element, `${OWN}${alone} is given without ${OWN}completedBy`, 'name the event that completes it');
    }
    return undefined;
  }
  reading.domainEvent(element, event);
  if (key === undefined) {
    reading.find(
      element,
      `${OWN}completedBy is given without ${OWN}key`,
      'give the id of the entity whose event completes the task, as a FEEL expression',
    );
    return undefined;
  }
  const command = own.get('command');
  const inputs = [...own].flatMap(([name, written]) =>
    name.startsWith(INPUT) ? [[name.slice(INPUT.length), reading.value(element, written, OWN + name)] as const] : [],
  );
  if (command !== undefined) {
    const names = inputs.map(([name]) => name);
    reading.domainCommand(element, command, names);
  }
  return {
    event,
    key: reading.value(element, key, `${OWN}key`),
    ...(command !== undefined && { command }),
    target: reading.value(element, own.get('target') ?? key, `${OWN}target`),
    inputs: Object.fromEntries(inputs),
  };
}

function concernsOf(
  element: ModdleElement,
  own: ReadonlyMap<string, string>,
  reading: ModelReading,
): UserTaskParts['concerns'] {
  const found = CONCERNED_KINDS.flatMap((kind: ConcernedKind) => {
    const written = own.get(kind);
    return written === undefined ? [] : [[kind, reading.value(element, written, OWN + kind)] as const];
  });
  return Object.fromEntries(found);
}
