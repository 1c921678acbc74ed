import type { FastifyInstance } from 'fastify';

interface KnownRoute {
  readonly segments: readonly string[];
  readonly methods: readonly string[];
}

/** The routes of a server, to tell an unknown address (404) from a method that it does not take (405). */
export class RouteTable {
  readonly #routes: KnownRoute[] = [];

  /** Learns every route that is added from now on. */
  constructor(fastify: FastifyInstance) {
    fastify.addHook('onRoute', ({ url, method }) => {
      this.#routes.push({ segments: url.split('/'), methods: [method].flat() });
    });
  }

  /** The methods that an address takes, sorted; none for an unknown one. */
  methodsOf(url: string): readonly string[] {
    const segments = (url.split('?')[0] ?? '').split('/');
    const found = this.#routes.filter((route) => fits(route.segments, segments));
    return [...new Set(found.flatMap(({ methods }) => methods))].toSorted();
  }
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  if (pattern.includes('*')) return false;
  return (
    pattern.length === segments.length
    && pattern.every((part, at) => (part.startsWith(':') ? segments[at] !== '' : part === segments[at]))
  );
}
