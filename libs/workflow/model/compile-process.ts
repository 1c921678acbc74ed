import { compileElement, startOf } from './compile-element.js';
import { formOf } from './compile-user-task.js';
import type { Finding } from './finding.js';
import type { ModdleElement } from './moddle.js';
import { elementOf, elementsOf, extensionsOf, flowNodesOf, idOf, textOf } from './moddle.js';
import type { DomainVocabulary } from './model-reading.js';
import { findDoubleIds, ModelReading } from './model-reading.js';
import type { FlowElement, ProcessModel, SequenceFlow } from './process-model.js';
import type { FlowIndex } from './flow-index.js';
import { flowsOf } from './flow-index.js';
import { findUnreachable } from './reachability.js';
import type { ReadModel } from './read-bpmn.js';

/** Elements in one file. */
export const MAX_ELEMENTS = 5000;

export interface CompiledFile {
  readonly processes: readonly ProcessModel[];
  readonly findings: readonly Finding[];
}

/**
 * Compiles each executable process of a file. With any finding none of them may be deployed. `domain`: what a model may name of
 * it; left out, names are not checked.
 */
export function compileFile({ definitions, lines }: ReadModel, domain?: DomainVocabulary): CompiledFile {
  const reading = new ModelReading(lines, domain);
  const executable = elementsOf(definitions, 'rootElements').filter(
    (one) => one.$type === 'bpmn:Process' && one['isExecutable'] === true,
  );
  if (executable.length === 0) {
    reading.find(definitions, 'no process is marked as executable', 'set "Executable" on the process');
  }
  const elements = executable.flatMap((process) => [process, ...flowElementsOf(process)]);
  if (elements.length > MAX_ELEMENTS) {
    reading.find(definitions, `the file has ${elements.length} elements, ${MAX_ELEMENTS} are allowed`);
    return { processes: [], findings: reading.findings };
  }
  findDoubleIds(elements, reading);
  const processes = executable.map((process) => compileProcess(process, reading));
  return { processes, findings: reading.findings };
}

function flowElementsOf(scope: ModdleElement): readonly ModdleElement[] {
  return elementsOf(scope, 'flowElements').flatMap((one) => [one, ...flowElementsOf(one)]);
}

function compileProcess(process: ModdleElement, reading: ModelReading): ProcessModel {
  reading.extensions(process, ['zeebe:VersionTag', 'zeebe:UserTaskForm', 'zeebe:Properties']);
  const id = idOf(process);
  const name = textOf(process, 'name');
  const versionTag = textOf(
    extensionsOf(process).find(({ $type }) => $type === 'zeebe:VersionTag'),
    'value',
  );
  const named = { id, ...(name !== undefined && { name }) };
  const start = startOf(process, reading);
  const root: FlowElement = {
    ...named,
    kind: 'process',
    work: 'scope',
    scope: '',
    incoming: [],
    outgoing: [],
    inputs: [],
    outputs: [],
    ...(start !== undefined && { start }),
  };
  const started = flowNodesOf(process).find((one) => start !== undefined && idOf(one) === start);
  const startForm = started === undefined ? undefined : formOf(started, reading);
  const index = flowsOf(flowElementsOf(process));
  const compiled = [root, ...compileScope(process, index, reading)];
  const flows = allOf(process, 'bpmn:SequenceFlow').flatMap((flow) => compileFlow(flow, reading));
  const model: ProcessModel = {
    ...named,
    ...(versionTag !== undefined && { versionTag }),
    ...(startForm !== undefined && { startForm }),
    elements: new Map(compiled.map((element) => [element.id, element])),
    flows: new Map(flows.map((flow) => [flow.id, flow])),
  };
  checkConditions(process, model, reading);
  findUnreachable(process, index, reading);
  return model;
}

function compileScope(scope: ModdleElement, flows: FlowIndex, reading: ModelReading): readonly FlowElement[] {
  return flowNodesOf(scope).flatMap((node) => {
    const compiled = compileElement(node, idOf(scope), flows, reading);
    return [...(compiled === undefined ? [] : [compiled]), ...compileScope(node, flows, reading)];
  });
}

function allOf(scope: ModdleElement, type: string): readonly ModdleElement[] {
  return flowElementsOf(scope).filter(({ $type }) => $type === type);
}

function compileFlow(flow: ModdleElement, reading: ModelReading): readonly SequenceFlow[] {
  const source = elementOf(flow, 'sourceRef');
  const target = elementOf(flow, 'targetRef');
  if (source === undefined || target === undefined) {
    reading.find(flow, 'the sequence flow has no source or no target');
    return [];
  }
  const written = textOf(elementOf(flow, 'conditionExpression'), 'body');
  const condition = written === undefined ? undefined : reading.expression(flow, written, 'the condition');
  return [{ id: idOf(flow), source: idOf(source), target: idOf(target), ...(condition && { condition }) }];
}

/** A gateway with several ways out needs a condition on each but the default one. */
function checkConditions(process: ModdleElement, model: ProcessModel, reading: ModelReading): void {
  for (const flow of allOf(process, 'bpmn:SequenceFlow')) {
    const compiled = model.flows.get(idOf(flow));
    const source = compiled === undefined ? undefined : model.elements.get(compiled.source);
    if (compiled === undefined || source === undefined || source.outgoing.length < 2) continue;
    if (source.work !== 'choose' && source.work !== 'merge') continue;
    if (compiled.condition === undefined && source.otherwise !== compiled.id) {
      reading.find(flow, `the gateway ${source.id} needs a condition here`, 'set one, or make this the default flow');
    }
  }
}
