/** A BPMN file with one executable process that contains these elements. */
export function bpmn(elements: string, id = 'process'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="file" targetNamespace="lenkwerk">
  <process id="${id}" isExecutable="true">${elements}
  </process>
</definitions>
`;
}

/** A service task whose job type is its id, with what else stands in its extension elements. */
export function service(id: string, extensions = ''): string {
  return `<serviceTask id="${id}"><extensionElements><zeebe:taskDefinition type="${id}"/>${extensions}</extensionElements></serviceTask>`;
}

/** Sequence flows along each path of ids: `a b c` connects a to b and b to c. */
export function flows(...paths: readonly string[]): string {
  return paths
    .flatMap((path) => {
      const ids = path.split(' ');
      return ids.slice(1).map((to, index) => flow(ids[index] ?? '', to));
    })
    .join('');
}

export function flow(from: string, to: string, condition?: string): string {
  const expression =
    condition === undefined ? '' : `<conditionExpression>${condition.replaceAll('<', '&lt;')}</conditionExpression>`;
  return `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${expression}</sequenceFlow>`;
}

/** A user task of its own kind, with what else stands in its extension elements. */
export function userTask(id: string, extensions = ''): string {
  return `<userTask id="${id}"><extensionElements><zeebe:userTask/>${extensions}</extensionElements></userTask>`;
}

/** Our properties of a task, by their names without the prefix. */
export function taskProperties(properties: Readonly<Record<string, string>>): string {
  const list = Object.entries(properties).map(
    ([name, value]) => `<zeebe:property name="lenkwerk:${name}" value="${value.replaceAll('"', '&quot;')}"/>`,
  );
  return `<zeebe:properties>${list.join('')}</zeebe:properties>`;
}

/** A service task of a domain type. `mappings`: `name <- expression` for inputs, `name -> expression` for outputs. */
export function commandTask(id: string, type: string, ...mappings: readonly string[]): string {
  const parameters = mappings.map((mapping) => {
    const [, name = '', arrow = '', source = ''] = /^(\w+) (<-|->) (.+)$/u.exec(mapping) ?? [];
    const kind = arrow === '<-' ? 'input' : 'output';
    return `<zeebe:${kind} source="${source.replaceAll('"', '&quot;')}" target="${name}"/>`;
  });
  return `<serviceTask id="${id}"><extensionElements><zeebe:taskDefinition type="${type}"/><zeebe:ioMapping>${parameters.join('')}</zeebe:ioMapping></extensionElements></serviceTask>`;
}

/** A boundary event for an error code; `withErrors` declares the code. */
export function errorBoundary(id: string, at: string, code: string): string {
  return `<boundaryEvent id="${id}" attachedToRef="${at}"><errorEventDefinition errorRef="error-${code}"/></boundaryEvent>`;
}

export function withErrors(xml: string, ...codes: readonly string[]): string {
  const errors = codes.map((code) => `<error id="error-${code}" errorCode="${code}"/>`).join('');
  return xml.replace('<process ', `${errors}<process `);
}
