import { Busboy } from '@fastify/busboy';
import type { OtherBody, Problem } from '#http';
import { badField } from '#http';
import type { ModelFile } from '../deployment/read-files.js';

const MAX_PARTS = 60;

/** What the route of deployments takes: a form with files. */
export const DEPLOYMENT_BODY: OtherBody = {
  types: ['multipart/form-data'],
  bytes: 4 * 1024 * 1024,
  isTakenBy: ({ method, url }) => method === 'POST' && url === '/v2/deployments',
};

export interface DeploymentForm {
  readonly files: readonly ModelFile[];
  readonly tenant: string | undefined;
}

/** The files of a form (RFC 7578), whatever their fields are called, and its text fields. @throws Problem 400 */
export async function filesOf(body: unknown, contentType: string): Promise<DeploymentForm> {
  // The parser passes only bytes; without a body there is none.
  if (!Buffer.isBuffer(body)) throw badField('resources', 'the form is empty');
  const { files, tenant, problem } = await partsOf(body, contentType);
  if (problem !== undefined) throw problem;
  if (files.length === 0) throw badField('resources', 'resources must have at least one file');
  return { files: files.map(({ name, bytes }) => ({ name, text: textOf(name, bytes) })), tenant };
}

interface ReadForm {
  readonly files: { readonly name: string; readonly bytes: Buffer }[];
  tenant: string | undefined;
  problem: Problem | undefined;
}

async function partsOf(body: Buffer, contentType: string): Promise<ReadForm> {
  const read: ReadForm = { files: [], tenant: undefined, problem: undefined };
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const fail = (problem: Problem): void => {
    read.problem ??= problem;
    resolve(undefined);
  };
  const noForm = badField('', 'the body is no multipart form');
  try {
    const form = new Busboy({
      headers: { 'content-type': contentType },
      limits: { parts: MAX_PARTS, headerPairs: 20 },
    });
    form.on('file', (_field, stream, name: string | undefined) => {
      const chunks: Buffer[] = [];
      // Each part's own stream fails when the form ends within it; unheard, that would end the program.
      stream.on('error', () => {
        fail(noForm);
      });
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => read.files.push({ name: name ?? '', bytes: Buffer.concat(chunks) }));
    });
    form.on('field', (name, value) => {
      if (name === 'tenantId') read.tenant = value;
      else fail(badField(name, `${name} is not a field here`));
    });
    form.on('partsLimit', () => {
      fail(badField('resources', `the form has more than ${MAX_PARTS} parts`));
    });
    form.on('error', () => {
      fail(noForm);
    });
    form.on('finish', () => {
      resolve(undefined);
    });
    form.end(body);
  } catch {
    fail(noForm);
  }
  await promise;
  return read;
}

function textOf(name: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badField('resources', `the file ${name} is not in UTF-8`);
  }
}
