import type { ModdleElement } from './moddle.js';
import { extensionsOf, textOf } from './moddle.js';
import type { ModelReading } from './model-reading.js';
import type { NodeParts } from './node-parts.js';
import { DOCUMENTATION, MAPPINGS } from './node-parts.js';
import type { CallActivity, FlowElement } from './process-model.js';

const CALLED = 'zeebe:CalledElement';

/** A call activity: an instance of another process is begun, and its end is waited for. */
export function callActivity(element: ModdleElement, node: NodeParts, reading: ModelReading): FlowElement | undefined {
  reading.extensions(element, [CALLED, MAPPINGS, DOCUMENTATION]);
  const called = extensionsOf(element).find(({ $type }) => $type === CALLED);
  const written = textOf(called, 'processId');
  if (called === undefined || written === undefined) {
    reading.find(element, 'it is not said which process is called', 'set "Called element: Process ID"');
    return undefined;
  }
  const version = versionOf(element, called, reading);
  return {
    ...node,
    kind: 'callActivity',
    work: 'call',
    called: reading.value(element, written, 'the id of the called process'),
    ...version,
    givesAll: called['propagateAllParentVariables'] !== false,
    takesAll: called['propagateAllChildVariables'] !== false,
  };
}

function versionOf(
  element: ModdleElement,
  called: ModdleElement,
  reading: ModelReading,
): Pick<CallActivity, 'binding' | 'versionTag'> {
  const binding = textOf(called, 'bindingType') ?? 'latest';
  const versionTag = textOf(called, 'versionTag');
  if (binding === 'versionTag' && versionTag === undefined) {
    reading.find(element, 'the version tag of the called process is missing', 'set "Version tag", or bind the latest');
  }
  if (binding === 'versionTag' && versionTag !== undefined) return { binding, versionTag };
  return { binding: binding === 'deployment' ? binding : 'latest' };
}
