import { prefersGerman, Problem, problemDocument } from '#http';
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';

/**
 * `Expect: 100-continue` goes the way of every request: its body is asked for once the caller is known. Any other
 * expectation is refused (RFC 9110, section 10.1.1) before the routes are asked.
 */
export function answerExpectations(server: Server): void {
  server.on('checkContinue', (request, response) => server.emit('request', request, response));
  server.on('checkExpectation', (request, response) => {
    const correlation = randomUUID();
    const problem = new Problem('expectation-failed', {
      reason: 'only Expect: 100-continue can be met',
      german: 'Nur Expect: 100-continue kann erfüllt werden.',
    });
    const german = prefersGerman(request.headers['accept-language']);
    const instance = request.url?.split('?')[0] ?? '';
    const document = problemDocument(problem, { instance, correlation, german, germanOf: () => undefined });
    response.writeHead(document.status, {
      'content-type': 'application/problem+json; charset=utf-8',
      'x-correlation-id': correlation,
      connection: 'close',
    });
    response.end(JSON.stringify(document));
  });
}
