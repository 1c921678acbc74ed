import { boundariesOf } from '../model/listeners.js';
import { nearestName } from '../model/nearest-name.js';
import type { Finding } from '../model/finding.js';
import type { CommandTask, ProcessModel } from '../model/process-model.js';
import type { DomainCommand, DomainCommands } from './domain-commands.js';

type LineOf = (element: string) => number | undefined;

/** What is wrong with the service tasks of a model that send commands to the domain. */
export function checkCommandTasks(model: ProcessModel, commands: DomainCommands, lineOf: LineOf): readonly Finding[] {
  return [...model.elements.values()].flatMap((element) =>
    element.work === 'command' ? problemsOf(model, element, commands).map((one) => located(one, element, lineOf)) : [],
  );
}

interface ProblemOfTask {
  readonly problem: string;
  readonly instead?: string;
  /** The boundary event that it is about; else the task. */
  readonly at?: { readonly id: string; readonly name?: string };
}

function problemsOf(model: ProcessModel, task: CommandTask, commands: DomainCommands): readonly ProblemOfTask[] {
  const found = commands.find(task.command);
  switch (found.found) {
    case 'never': {
      const instead = 'use a user task that the event of the domain completes';
      return [{ problem: `${task.command} is an act of people, which the engine never does by itself`, instead }];
    }
    case 'none': {
      const instead =
        found.nearest === undefined ? 'see the list of domain commands' : `did you mean ${found.nearest}?`;
      return [{ problem: `there is no domain command ${task.command}`, instead }];
    }
    case 'task':
      return [...fieldProblems(task, found.command), ...codeProblems(model, task, found.command)];
  }
}

function fieldProblems({ inputs }: CommandTask, { jobType, fields }: DomainCommand): readonly ProblemOfTask[] {
  const known = fields.map(({ name }) => name);
  const given = new Set(inputs.map(({ target }) => target[0] ?? ''));
  const unknown = [...given].filter((name) => !known.includes(name));
  const missing = fields.filter(({ name, required }) => required && !given.has(name));
  return [
    ...unknown.map((name) => {
      if (name === 'deviations') {
        const instead = 'remove the input: a person gives it when the incident is resolved';
        return { problem: 'a deviation from a rule and its reason cannot stand in a model', instead };
      }
      const nearest = nearestName(name, known);
      const instead = nearest === undefined ? `it has ${known.join(', ')}` : `did you mean ${nearest}?`;
      return { problem: `${jobType} has no field ${name}`, instead };
    }),
    ...missing.map(({ name }) => ({
      problem: `${jobType} needs the field ${name}`,
      instead: `add an input mapping to ${name}`,
    })),
  ];
}

/** Codes that boundary events of the task catch. Those of the scopes around it may come from other tasks. */
function codeProblems(
  model: ProcessModel,
  task: CommandTask,
  { jobType, errorCodes }: DomainCommand,
): readonly ProblemOfTask[] {
  return boundariesOf(model, task.id).flatMap((boundary) => {
    const code = boundary.catches.on === 'error' ? boundary.catches.code : undefined;
    if (code === undefined || errorCodes.has(code)) return [];
    const nearest = nearestName(code, errorCodes);
    const instead = nearest === undefined ? 'see the list of domain commands' : `did you mean ${nearest}?`;
    return [{ at: boundary, problem: `${jobType} is never refused with the error code ${code}`, instead }];
  });
}

function located({ problem, instead, at }: ProblemOfTask, task: CommandTask, lineOf: LineOf): Finding {
  const { id, name } = at ?? task;
  const line = lineOf(id);
  const kind =
    at !== undefined ? 'bpmn:BoundaryEvent' : task.kind === 'sendTask' ? 'bpmn:SendTask' : 'bpmn:ServiceTask';
  return {
    element: id,
    ...(name !== undefined && { name }),
    kind,
    ...(line !== undefined && { line }),
    problem,
    ...(instead !== undefined && { instead }),
  };
}
