/** The part of bpmn-moddle that is used; the package's exports do not name its own types. */
declare module 'bpmn-moddle' {
  export interface Warning {
    readonly message: string;
  }

  /** What one reading collects; the handler of the root element gets it before the first character is read. */
  export interface ReadingContext {
    readonly warnings: readonly Warning[];
    addWarning: (warning: Warning) => void;
  }

  export interface RootHandler {
    context?: ReadingContext;
  }

  export interface Reader {
    handler(rootType: string): RootHandler;
  }

  export class BpmnModdle {
    constructor(extensions: Readonly<Record<string, unknown>>);
    /** Options become properties of the reader, and so replace its methods. */
    fromXML(
      xml: string,
      rootType: string,
      options: Partial<Reader>,
    ): Promise<{ rootElement: unknown; warnings: readonly Warning[] }>;
  }
}
