import type { FastifyReply } from 'fastify';

/** Aborted when the caller closes its connection before it has its answer. */
export function connectionGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    gone.abort();
  });
  return gone.signal;
}
