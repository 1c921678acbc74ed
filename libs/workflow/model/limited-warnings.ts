import type { Reader, ReadingContext, RootHandler } from 'bpmn-moddle';

/** For each warning the parser counts the lines from the beginning of the file: their number is limited. */
const MAX_WARNINGS = 50;

export class TooManyWarnings extends Error {
  override readonly name = 'TooManyWarnings';

  constructor() {
    super(`the file has more than ${MAX_WARNINGS} mistakes`);
  }
}

/** A reader that ends with `TooManyWarnings`; its other parts are those of the library. */
export const LIMITED_WARNINGS: Partial<Reader> = {
  handler(this: Reader, rootType: string): RootHandler {
    // This object's own `handler` hides the library's, which is that of the reader's prototype.
    const library = Object.getPrototypeOf(this) as Reader;
    const root = library.handler.call(this, rootType);
    let context: ReadingContext | undefined;
    return Object.defineProperty(root, 'context', {
      get: () => context,
      set: (given: ReadingContext) => {
        limit(given);
        context = given;
      },
    });
  },
};

function limit(context: ReadingContext): void {
  const { addWarning } = context;
  context.addWarning = (warning) => {
    if (context.warnings.length >= MAX_WARNINGS) throw new TooManyWarnings();
    addWarning.call(context, warning);
  };
}
