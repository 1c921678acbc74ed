import type { FlowIndex } from './flow-index.js';
import type { ModdleElement } from './moddle.js';
import { elementOf, elementsOf, flowNodesOf, idOf } from './moddle.js';
import type { ModelReading } from './model-reading.js';

/** Flow nodes that no start event leads to. Boundary events are reached through the activity that they are attached to. */
export function findUnreachable(scope: ModdleElement, flows: FlowIndex, reading: ModelReading): void {
  const nodes = flowNodesOf(scope);
  const boundaries = Map.groupBy(nodes.filter(isBoundary), attachedTo);
  const reached = new Set<string>();
  const open = nodes.filter(beginsBySelf);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (reached.has(idOf(node))) continue;
    reached.add(idOf(node));
    open.push(...targetsOf(node, flows), ...(boundaries.get(idOf(node)) ?? []));
  }
  for (const node of nodes) {
    if (!reached.has(idOf(node))) reading.find(node, 'no start event leads to this element', 'connect or remove it');
    findUnreachable(node, flows, reading);
  }
}

/** Start events, event subprocesses, compensation handlers, and the targets of links. */
function beginsBySelf(node: ModdleElement): boolean {
  if (node.$type === 'bpmn:StartEvent') return true;
  if (node['triggeredByEvent'] === true || node['isForCompensation'] === true) return true;
  return (
    node.$type === 'bpmn:IntermediateCatchEvent'
    && elementsOf(node, 'eventDefinitions').some(({ $type }) => $type === 'bpmn:LinkEventDefinition')
  );
}

function targetsOf(node: ModdleElement, flows: FlowIndex): readonly ModdleElement[] {
  return (flows.outOf.get(idOf(node)) ?? []).flatMap((flow) => elementOf(flow, 'targetRef') ?? []);
}

function isBoundary({ $type }: ModdleElement): boolean {
  return $type === 'bpmn:BoundaryEvent';
}

/** The id of the activity that the boundary event is attached to. */
function attachedTo(boundary: ModdleElement): string {
  return idOf(elementOf(boundary, 'attachedToRef') ?? boundary);
}
