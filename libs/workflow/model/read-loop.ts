import type { ModdleElement } from './moddle.js';
import { elementOf, extensionsOf, textOf } from './moddle.js';
import type { ModelReading } from './model-reading.js';
import type { Loop } from './process-model.js';

const MULTI_INSTANCE = 'bpmn:MultiInstanceLoopCharacteristics';
const LOOP = 'zeebe:LoopCharacteristics';

/** Kinds of elements that may be done once for each entry of a list. */
const ACTIVITIES = /(?:Task|SubProcess|CallActivity)$/u;

/** How often an activity is done; `undefined` when once, or with a finding when it cannot be executed. */
export function readLoop(element: ModdleElement, reading: ModelReading): Loop | undefined {
  const characteristics = elementOf(element, 'loopCharacteristics');
  if (characteristics === undefined) return undefined;
  if (characteristics.$type !== MULTI_INSTANCE || !ACTIVITIES.test(element.$type)) {
    reading.find(element, 'a standard loop is not executed here', 'lead a sequence flow back, or use a multi-instance');
    return undefined;
  }
  if (elementOf(characteristics, 'loopCardinality') !== undefined) {
    reading.find(element, 'a loop cardinality is not executed here', 'give an input collection');
  }
  const loop = extensionsOf(characteristics).find(({ $type }) => $type === LOOP);
  const items = textOf(loop, 'inputCollection');
  if (items === undefined) {
    reading.find(element, 'the multi-instance has no input collection', 'set "Input collection"');
    return undefined;
  }
  const item = nameOf(element, loop, 'inputElement', reading);
  const until = textOf(elementOf(characteristics, 'completionCondition'), 'body');
  const results = resultsOf(element, loop, reading);
  return {
    sequential: characteristics['isSequential'] === true,
    items: reading.expression(element, items, 'the input collection'),
    ...(item !== undefined && { item }),
    ...(results !== undefined && { results }),
    ...(until !== undefined && { until: reading.expression(element, until, 'the completion condition') }),
  };
}

function resultsOf(element: ModdleElement, loop: ModdleElement | undefined, reading: ModelReading): Loop['results'] {
  const name = nameOf(element, loop, 'outputCollection', reading);
  const written = textOf(loop, 'outputElement');
  if (name === undefined && written === undefined) return undefined;
  if (name === undefined || written === undefined) {
    reading.find(element, 'an output collection needs an output element, and the reverse', 'set both or none');
    return undefined;
  }
  return { name, value: reading.expression(element, written, 'the output element') };
}

function nameOf(
  element: ModdleElement,
  loop: ModdleElement | undefined,
  property: 'inputElement' | 'outputCollection',
  reading: ModelReading,
): string | undefined {
  const name = textOf(loop, property);
  if (name !== undefined && !reading.isVariableName(name)) {
    reading.find(element, `"${name}" is no name of a variable`);
  }
  return name;
}
