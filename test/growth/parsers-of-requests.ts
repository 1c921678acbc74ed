import type { Parser } from './parsers.js';
import type { Rows } from '#http';
import { processInstances } from '../../libs/workflow/projection/workflow.tables.js';

const WORDS = [' ', 'a', '"', '\\', ',', ';', '%', '*', '?', '1', '2', '/', '=', '-', ':'];

/** Refusing is an answer, too. */
function answered(parse: (text: string) => unknown): (text: string) => unknown {
  return (text) => {
    try {
      return parse(text);
    } catch (error) {
      return error;
    }
  };
}

const NO_READS = {
  rows: async () => await Promise.resolve([]),
  count: async () => await Promise.resolve(0),
  row: async () => {
    await Promise.resolve(undefined);
  },
};

/** What stands in the addresses and headers of requests, and in searches and forms of the workflow. */
export const REQUEST_PARSERS: readonly Parser[] = [
  ...['if-match', 'idempotency-key'].map((header) => ({
    name: `the header ${header}`,
    load: async () => {
      const { envelopeOf } = await import('../../libs/http/commands/submission-of.js');
      const caller = { actor: 'somebody', grants: [] };
      // Of a request the function needs caller, id and headers alone.
      return answered((text) => envelopeOf({ caller, id: 'growth', headers: { [header]: text } } as never));
    },
    words: WORDS,
    openings: ['', '"'],
    closings: ['', '"'],
  })),
  {
    name: 'the header Authorization',
    load: async () => {
      const { RequestCallers } = await import('../../libs/access/authentication/request-callers.js');
      // Nothing that is tried here has the form of a token, so neither part is asked.
      const callers = new RequestCallers({} as never, {} as never);
      return async (text) =>
        await callers
          .callerOf({ headers: { authorization: text }, routeOptions: { url: '/v2/topology' }, ip: '' } as never)
          .catch((error: unknown) => error);
    },
    words: [...WORDS, 'Bearer ', 'Basic ', 'YTpi'],
    openings: ['', 'Bearer ', 'Basic '],
  },
  {
    name: 'the cursor of a page',
    load: async () => {
      const { page } = await import('../../libs/http/reads/page.js');
      const same = <R>(rows: R): R => rows;
      return async (text) =>
        await page(NO_READS as never, processInstances, { cursor: text }, same, same).catch((error: unknown) => error);
    },
    words: [...WORDS, 'bzEy', 'MTIz'],
  },
  {
    name: 'a position of the log',
    load: async () => {
      const { parsePosition } = await import('../../libs/http/requests/at-least.interceptor.js');
      const log = '01ba4719-c80b-5fe9-91b0-91a7c05124b6';
      return answered((text) => parsePosition({ log }, 'atLeast', text));
    },
    words: [...WORDS, '.', '01ba4719-'],
    openings: ['', '01ba4719-c80b-5fe9-91b0-91a7c05124b6.'],
  },
  {
    name: 'an address',
    load: async () => {
      const { RouteTable } = await import('../../libs/http/requests/route-table.js');
      const { notServedAt } = await import('../../libs/workflow/rest/not-served.js');
      type Hook = (route: { readonly url: string; readonly method: string }) => void;
      const table = new RouteTable({
        addHook: (_name: string, learn: Hook) => {
          for (const url of ['/api/v1/measures/:id', '/v2/jobs/:key/completion']) learn({ url, method: 'POST' });
        },
      } as never);
      return (text) => [table.methodsOf(text), notServedAt(text)];
    },
    words: [...WORDS, '/v2/', '/jobs', '/process-instances/', '/statistics/'],
    openings: ['', '/v2/', '/api/v1/'],
  },
  ...['after', 'like'].map((part) => ({
    name: `a search of the workflow: ${part}`,
    load: async () => {
      const { search } = await import('../../libs/workflow/rest/search.js');
      const { instanceSearch } = await import('../../libs/workflow/rest/search-definitions.js');
      const rows = { where: () => rows, orderBy: () => rows, limit: () => rows, offset: () => rows };
      const reads = {
        ...NO_READS,
        rows: async (_table: unknown, build: (all: Rows<never>) => unknown) => {
          build(rows as never);
          return await Promise.resolve([]);
        },
      };
      return async (text: string) => {
        const body =
          part === 'after' ? { page: { after: text } } : { filter: { processDefinitionId: { $like: text } } };
        return await search(reads as never, instanceSearch, body).catch((error: unknown) => error);
      };
    },
    words: [...WORDS, '[', ']', 'WyJh'],
  })),
  {
    name: 'the form of a deployment',
    load: async () => {
      const { filesOf } = await import('../../libs/workflow/rest/multipart.js');
      return async (text) =>
        await filesOf(Buffer.from(text), 'multipart/form-data; boundary=a').catch((error: unknown) => error);
    },
    words: [...WORDS, '\r\n', '--a', '--a\r\n', 'Content-Disposition: form-data; name="x"; filename="y"\r\n\r\n'],
    openings: ['', '--a\r\nContent-Disposition: form-data; name="x"; filename="y"\r\n\r\n'],
    closings: ['', '\r\n--a--\r\n'],
  },
];
