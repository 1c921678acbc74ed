import { Problem, problemDocument } from '#http';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';

/** Answers bytes that Node's HTTP parser cannot read. There is no request yet: the answer goes to the socket. */
export function answerUnreadable(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const problem = problemOf(error.code);
  const correlation = randomUUID();
  const document = problemDocument(problem, { instance: '', correlation, german: false, germanOf: () => undefined });
  const body = JSON.stringify(document);
  const head = [
    `HTTP/1.1 ${document.status} ${STATUS_CODES[document.status] ?? ''}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-correlation-id: ${correlation}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function problemOf(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new Problem('header-too-large', { reason: 'headers are too large', german: 'Die Kopfzeilen sind zu groß.' });
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    const german = 'Die Anfrage kam zu langsam an.';
    return new Problem('too-slow', { reason: 'request took too long to arrive', german });
  }
  return new Problem('bad-request', {
    reason: 'request is not valid HTTP',
    german: 'Die Anfrage ist kein gültiges HTTP.',
  });
}
