import type { ModdleElement } from './moddle.js';
import type { ModelReading } from './model-reading.js';
import type { FlowElement } from './process-model.js';

/** What every flow node has, already read. */
export type NodeParts = Pick<
  FlowElement,
  'id' | 'name' | 'scope' | 'incoming' | 'outgoing' | 'otherwise' | 'inputs' | 'outputs' | 'loop'
>;

/** Makes the executable form of one kind of element; `undefined` with a finding when it cannot be executed. */
export type Compiler = (element: ModdleElement, node: NodeParts, reading: ModelReading) => FlowElement | undefined;

export const MAPPINGS = 'zeebe:IoMapping';
export const DOCUMENTATION = 'zeebe:Properties';
