import { compileCommandTask, DOMAIN_PREFIX } from './command-task.js';
import type { ModdleElement } from './moddle.js';
import { elementsOf, extensionsOf, textOf } from './moddle.js';
import type { Compiler } from './node-parts.js';
import { DOCUMENTATION, MAPPINGS } from './node-parts.js';
import type { JobTask } from './process-model.js';

const JOB_EXTENSIONS = ['zeebe:TaskDefinition', 'zeebe:TaskHeaders', MAPPINGS, DOCUMENTATION];

/** An element whose work a worker does. */
export function jobTask(kind: JobTask['kind']): Compiler {
  return (element, node, reading) => {
    const definition = extensionsOf(element).find(({ $type }) => $type === 'zeebe:TaskDefinition');
    const type = textOf(definition, 'type');
    if (type?.startsWith(DOMAIN_PREFIX) === true) {
      return compileCommandTask(element, node, { kind, command: type, definition }, reading);
    }
    reading.extensions(element, JOB_EXTENSIONS);
    if (type === undefined) {
      reading.find(element, 'no job type is given', 'set "Task definition: Type" (zeebe:taskDefinition)');
      return undefined;
    }
    return {
      ...node,
      kind,
      work: 'job',
      jobType: reading.value(element, type, 'the job type'),
      retries: reading.value(element, textOf(definition, 'retries') ?? '3', 'the number of retries'),
      headers: headersOf(element),
    };
  };
}

/** What an element tells a worker or a person beside its variables. */
export function headersOf(element: ModdleElement): Readonly<Record<string, string>> {
  const headers = extensionsOf(element).find(({ $type }) => $type === 'zeebe:TaskHeaders');
  return Object.fromEntries(
    elementsOf(headers, 'values').map((header) => [textOf(header, 'key') ?? '', textOf(header, 'value') ?? '']),
  );
}
