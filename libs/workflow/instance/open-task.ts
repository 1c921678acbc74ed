import type { Json } from '#event-sourcing';
import type { Expression } from '../feel/expression.js';
import type { UserTask } from '../model/process-model.js';
import type { ConcernedKind, TaskFact } from '../model/user-task-parts.js';
import type { Advance } from './advance.js';
import { formReference } from './form-reference.js';
import type { Part, Work } from './steps.js';
import type { OpenedTask, TaskEffect } from './task-steps.js';
import type { Read, ReadTime } from './task-terms.js';
import { isUser, readNames, readPriority, readTime, USER_FORM } from './task-terms.js';
import { evaluateIn, sizeProblem } from './variables.js';
import { messageOf } from './waits.js';

/** Longest key of a message, and longest reference of a form. */
const MAX_TEXT = 1000;

/** Thrown within this file alone, while the parts of a task are evaluated: becomes an incident. */
class NotOpened extends Error {}

/** A person gets something to do; what cannot be determined is an incident, and nothing is opened. */
export function openTask(advance: Advance, of: Part, element: UserTask, work: Work): void {
  const form = element.form === undefined ? undefined : advance.forms.get(formReference(element.form));
  if (element.form !== undefined && form === undefined) {
    const { id } = element.form;
    advance.raise(of, 'FORM_NOT_FOUND', `no form "${id}" is deployed as the model binds it; deploy it, then retry`, {
      work,
    });
    return;
  }
  try {
    const opened = new Opening(advance, of).task(element, form);
    advance.emit({ kind: 'activated', part: of });
    advance.emit({ kind: 'taskOpened', part: advance.nextPart(), of, element: element.id, task: opened.task });
    if (opened.effect === undefined) return;
    const wait = messageOf(advance, opened.effect.event, opened.effect.key, true);
    advance.emit({ kind: 'waitOpened', part: advance.nextPart(), of, element: element.id, wait });
  } catch (error) {
    if (!(error instanceof NotOpened)) throw error;
    advance.raise(of, 'EXTRACT_VALUE_ERROR', error.message, { work });
  }
}

class Opening {
  constructor(
    private readonly advance: Advance,
    private readonly of: Part,
  ) {}

  task(
    element: UserTask,
    form: string | undefined,
  ): { readonly task: OpenedTask; readonly effect: TaskEffect | undefined } {
    const { zone } = this.advance.clock;
    const assignee = this.#assignee(element.assignee);
    const due = this.#read(element.due, 'the due date', (value) => readTime(value, zone));
    const followUp = this.#read(element.followUp, 'the follow-up date', (value) => readTime(value, zone));
    const reference = this.#text(element.reference, 'the reference of the form');
    const concerns = this.#concerns(element.concerns);
    const effect = element.fact === undefined ? undefined : this.#effect(element.fact);
    const task: OpenedTask = {
      ...(element.name !== undefined && { name: element.name }),
      ...(assignee !== undefined && { assignee }),
      groups: this.#read(element.groups, 'the candidate groups', (value) => readNames(value, 'group')) ?? [],
      users: this.#read(element.users, 'the candidate users', (value) => readNames(value, 'user')) ?? [],
      ...dueOf(due),
      ...(followUp !== undefined && { followUp: followUp.at }),
      priority: this.#read(element.priority, 'the priority', readPriority) ?? 50,
      ...(form !== undefined && { form }),
      ...(reference !== undefined && { reference: this.advance.keep(reference) }),
      ...(effect !== undefined && { effect }),
      ...(Object.keys(concerns).length > 0 && { concerns }),
    };
    return { task, effect };
  }

  #assignee(expression: Expression | undefined): string | undefined {
    const name = this.#text(expression, 'the assignee');
    if (name !== undefined && !isUser(name)) throw problem('the assignee', `it must be ${USER_FORM}`);
    return name;
  }

  #effect({ event, key, command, target, inputs }: TaskFact): TaskEffect {
    const named = Object.entries(inputs).map(([name, one]) => [name, this.#value(one, `the field ${name}`)] as const);
    const fields = Object.fromEntries(named);
    const tooLarge = sizeProblem('of prefilled fields', fields);
    if (tooLarge !== undefined) throw new NotOpened(tooLarge);
    return {
      event,
      key: this.#id(key, 'the key of the event that completes the task'),
      ...(command !== undefined && { command }),
      target: this.#id(target, 'the entity of the command'),
      ...(named.length > 0 && { inputs: this.advance.keep(fields) }),
    };
  }

  #concerns(all: UserTask['concerns']): Readonly<Partial<Record<ConcernedKind, string>>> {
    const found = Object.entries(all).map(([kind, one]) => [kind, this.#id(one, `the ${kind}`)] as const);
    return Object.fromEntries(found);
  }

  /** Ids stand in the log in clear. */
  #id(expression: Expression, what: string): string {
    const id = this.#text(expression, what);
    if (id === undefined) throw problem(what, 'it is empty');
    if (!isUser(id)) throw problem(what, 'it is no id: letters, digits, _ . : + -, 256 at most');
    return id;
  }

  #text(expression: Expression | undefined, what: string): string | undefined {
    return this.#read(expression, what, (value) => {
      if (value === null || value === '') return { ok: true, value: undefined };
      if (typeof value !== 'string' || value.length > MAX_TEXT) {
        return { ok: false, problem: `it is no text of at most ${MAX_TEXT} characters` };
      }
      return { ok: true, value: value.trim() };
    });
  }

  #read<T>(expression: Expression | undefined, what: string, read: (value: Json) => Read<T>): T | undefined {
    if (expression === undefined) return undefined;
    const result = read(this.#value(expression, what));
    if (!result.ok) throw problem(what, result.problem);
    return result.value;
  }

  #value(expression: Expression, what: string): Json {
    const result = evaluateIn(this.advance, this.of, expression);
    if (!result.ok) throw problem(what, result.problem);
    return result.value;
  }
}

function dueOf(due: ReadTime | undefined): Pick<OpenedTask, 'due' | 'derivation'> {
  if (due === undefined) return {};
  return { due: due.at, ...(due.derivation !== undefined && { derivation: due.derivation }) };
}

function problem(what: string, why: string): NotOpened {
  return new NotOpened(`${what} cannot be determined: ${why}`);
}
