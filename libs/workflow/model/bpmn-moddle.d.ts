/** The part of bpmn-moddle that is used; the package's exports do not name its own types. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(extensions: Readonly<Record<string, unknown>>);
    fromXML(xml: string, rootType: string): Promise<{ rootElement: unknown; warnings: readonly { message: string }[] }>;
  }
}
