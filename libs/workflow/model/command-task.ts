import type { ModdleElement } from './moddle.js';
import { textOf } from './moddle.js';
import type { ModelReading } from './model-reading.js';
import type { CommandTask, JobTask } from './process-model.js';

/** Types of service tasks that send a command to the domain begin so. */
export const DOMAIN_PREFIX = 'strategy.';

const EXECUTED = ['zeebe:TaskDefinition', 'zeebe:IoMapping', 'zeebe:Properties'];

/** A service or send task of a domain type. Whether there is such a command is looked at when the model is deployed. */
export function compileCommandTask(
  element: ModdleElement,
  node: Omit<CommandTask, 'kind' | 'work' | 'command'>,
  task: { readonly kind: JobTask['kind']; readonly command: string; readonly definition: ModdleElement | undefined },
  reading: ModelReading,
): CommandTask | undefined {
  const { kind, command, definition } = task;
  reading.extensions(element, EXECUTED);
  if (kind !== 'serviceTask' && kind !== 'sendTask') {
    reading.find(
      element,
      `${command} is a command to the domain, which this kind of task does not send`,
      'use a service task',
    );
    return undefined;
  }
  if (textOf(definition, 'retries') !== undefined) {
    reading.find(
      element,
      'a command to the domain has no number of retries',
      'remove it: it is sent until it is answered',
    );
  }
  return { ...node, kind, work: 'command', command };
}
