/** An element as bpmn-moddle reads it. Its properties are named as in the BPMN and zeebe schemas. */
export interface ModdleElement {
  readonly $type: string;
  readonly $parent?: ModdleElement;
  readonly [property: string]: unknown;
}

export function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}

/** The text of an attribute, without spaces around it; `undefined` when it is absent or empty. */
export function textOf(element: ModdleElement | undefined, property: string): string | undefined {
  const value = element?.[property];
  const text = typeof value === 'string' ? value.trim() : undefined;
  return text === '' ? undefined : text;
}

export function elementOf(element: ModdleElement | undefined, property: string): ModdleElement | undefined {
  const value = element?.[property];
  return isElement(value) ? value : undefined;
}

export function elementsOf(element: ModdleElement | undefined, property: string): readonly ModdleElement[] {
  const value = element?.[property];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** The extension elements of an element, such as `zeebe:TaskDefinition`. */
export function extensionsOf(element: ModdleElement): readonly ModdleElement[] {
  return elementsOf(elementOf(element, 'extensionElements'), 'values');
}

export function idOf(element: ModdleElement): string {
  return textOf(element, 'id') ?? '';
}

/** Parts of a scope that are no flow nodes: the flows between them, and data, which says nothing about the execution. */
const NO_NODES = new Set([
  'bpmn:SequenceFlow',
  'bpmn:DataObject',
  'bpmn:DataObjectReference',
  'bpmn:DataStoreReference',
]);

/** The tasks, events, gateways and subprocesses of a scope, without those inside of its subprocesses. */
export function flowNodesOf(scope: ModdleElement): readonly ModdleElement[] {
  return elementsOf(scope, 'flowElements').filter(({ $type }) => !NO_NODES.has($type));
}
