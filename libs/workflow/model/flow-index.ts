import type { ModdleElement } from './moddle.js';
import { elementOf, idOf } from './moddle.js';

/** Sequence flows by the id of their source and of their target, in the order of the file. */
export interface FlowIndex {
  readonly outOf: ReadonlyMap<string, readonly ModdleElement[]>;
  readonly into: ReadonlyMap<string, readonly ModdleElement[]>;
}

/** By the flows themselves: the lists `incoming` and `outgoing` of a node may be missing in a file. */
export function flowsOf(elements: readonly ModdleElement[]): FlowIndex {
  const flows = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
  const end = (name: 'sourceRef' | 'targetRef') => (flow: ModdleElement) => idOf(elementOf(flow, name) ?? flow);
  return { outOf: Map.groupBy(flows, end('sourceRef')), into: Map.groupBy(flows, end('targetRef')) };
}
