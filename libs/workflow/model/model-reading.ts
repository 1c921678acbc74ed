import type { Compiled, Expression } from '../feel/expression.js';
import { compileExpression, compileValue } from '../feel/expression.js';
import type { Finding } from './finding.js';
import type { ModdleElement } from './moddle.js';
import { elementsOf, extensionsOf, idOf, textOf } from './moddle.js';
import type { Mapping } from './process-model.js';

/** Names that a variable may have: letters, digits and `_`, as FEEL reads them without quotes. */
const VARIABLE_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** What a model may name of the domain. Left out: everything, for a model that was checked when it was deployed. */
export interface DomainVocabulary {
  /** Types of the domain's events. */
  readonly events: ReadonlySet<string>;
  /** Fields of the domain's commands by their types, with the parts of their addresses. */
  readonly commands: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Stands for an expression that could not be read; the finding prevents that it is ever evaluated. */
const UNREAD: Expression = { kind: 'text', text: '' };

/** Collects what is wrong with a model while it is compiled. */
export class ModelReading {
  readonly findings: Finding[] = [];

  constructor(
    private readonly lines: ReadonlyMap<string, number>,
    private readonly domain?: DomainVocabulary,
  ) {}

  find(element: ModdleElement, problem: string, instead?: string): void {
    const id = textOf(element, 'id') ?? textOf(element.$parent, 'id');
    const name = textOf(element, 'name');
    const line = id === undefined ? undefined : this.lines.get(id);
    this.findings.push({
      ...(id !== undefined && { element: id }),
      ...(name !== undefined && { name: name.replaceAll(/\s+/gu, ' ') }),
      kind: element.$type,
      ...(line !== undefined && { line }),
      problem,
      ...(instead !== undefined && { instead }),
    });
  }

  isVariableName(name: string): boolean {
    return VARIABLE_NAME.test(name);
  }

  /** A value that is text, or with `=` in front an expression. */
  value(element: ModdleElement, written: string, what: string): Expression {
    return this.#read(element, compileValue(written), what);
  }

  expression(element: ModdleElement, written: string, what: string): Expression {
    return this.#read(element, compileExpression(written), what);
  }

  /** A finding unless the domain has events of this type. */
  domainEvent(element: ModdleElement, type: string): void {
    if (this.domain?.events.has(type) === false) {
      this.find(
        element,
        `the domain has no event "${type}"`,
        'name the type of an event as GET /api/v1/audit/events shows it',
      );
    }
  }

  /** A finding unless the domain has a command of this type with these fields. */
  domainCommand(element: ModdleElement, type: string, inputs: readonly string[]): void {
    const fields = this.domain?.commands.get(type);
    for (const name of fields === undefined ? [] : inputs.filter((one) => !fields.has(one))) {
      this.find(
        element,
        `the command ${type} has no field "${name}"`,
        'remove it, or name one that its route at /api has',
      );
    }
    if (this.domain?.commands.has(type) === false) {
      this.find(element, `the domain has no command "${type}"`, 'name its type as the summary at /api has it');
    }
  }

  /** Findings for extensions of Camunda that are not executed here: none is ignored. */
  extensions(element: ModdleElement, executed: readonly string[]): void {
    for (const { $type } of extensionsOf(element)) {
      if ($type.startsWith('zeebe:') && !executed.includes($type)) {
        this.find(element, `${$type} is not executed here`, 'remove it from the element');
      }
    }
  }

  /** The value of a property (`zeebe:property`) of an element. */
  property(element: ModdleElement, name: string): string | undefined {
    const properties = extensionsOf(element).find(({ $type }) => $type === 'zeebe:Properties');
    return textOf(
      elementsOf(properties, 'properties').find((one) => textOf(one, 'name') === name),
      'value',
    );
  }

  /** Input or output mappings of an element. */
  mappings(element: ModdleElement, property: 'inputParameters' | 'outputParameters'): readonly Mapping[] {
    const mapping = extensionsOf(element).find(({ $type }) => $type === 'zeebe:IoMapping');
    return elementsOf(mapping, property).flatMap((one) => {
      const target = textOf(one, 'target')?.replace(/^=/u, '');
      const path = target?.split('.') ?? [];
      if (path.length === 0 || !path.every((name) => VARIABLE_NAME.test(name))) {
        this.find(element, `the mapping's target "${target ?? ''}" is no name of a variable`);
        return [];
      }
      const what = `the source of ${target ?? ''}`;
      return [{ source: this.value(element, textOf(one, 'source') ?? '=null', what), target: path }];
    });
  }

  #read(element: ModdleElement, compiled: Compiled, what: string): Expression {
    if ('expression' in compiled) return compiled.expression;
    this.find(element, `${what}: ${compiled.problem}`);
    return UNREAD;
  }
}

/** Ids that stand twice in a file, which BPMN forbids: elements are found by their id. */
export function findDoubleIds(elements: readonly ModdleElement[], reading: ModelReading): void {
  const seen = new Set<string>();
  for (const element of elements) {
    const id = idOf(element);
    if (id === '') reading.find(element, 'the element has no id');
    else if (seen.has(id)) reading.find(element, `the id ${id} stands twice in the file`);
    seen.add(id);
  }
}
