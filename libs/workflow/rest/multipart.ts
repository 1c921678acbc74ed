import type { FastifyInstance } from 'fastify';
import { Problem } from '#http';
import type { ModelFile } from '../deployment/read-files.js';
import { invalid } from './problems.js';

/** All files of a deployment together, and what stands around them in the body. */
export const DEPLOYMENT_BYTES = 4 * 1024 * 1024;
const MAX_PARTS = 60;

const FORM_DATA = 'multipart/form-data';

/** Whether a request may have a body of files: only the deployment. */
export function isDeployment({ method, url }: { readonly method: string; readonly url: string | undefined }): boolean {
  return method === 'POST' && url === '/v2/deployments';
}

/** Allows `multipart/form-data` for deployments. Every other route takes only JSON. */
export function acceptDeployments(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(FORM_DATA, { parseAs: 'buffer', bodyLimit: DEPLOYMENT_BYTES }, (_request, body, done) => {
    done(null, body);
  });
  fastify.addHook('preParsing', async (request) => {
    const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    const ofDeployment = isDeployment({ method: request.method, url: request.routeOptions.url });
    if (ofDeployment === (type === FORM_DATA)) return;
    if (!ofDeployment && type !== FORM_DATA) return;
    const wanted = ofDeployment ? FORM_DATA : 'application/json';
    const german = `Der Inhalt muss ${wanted} sein.`;
    throw new Problem('unsupported-media-type', { reason: `content type must be ${wanted}`, german });
  });
}

/** The files of a form (RFC 7578), whatever their fields are called, and its text fields. @throws Problem 400 */
export async function filesOf(
  body: unknown,
  contentType: string,
): Promise<{ readonly files: readonly ModelFile[]; readonly tenant: string | undefined }> {
  const form = await formOf(body, contentType);
  const files: ModelFile[] = [];
  let tenant: string | undefined;
  let parts = 0;
  for (const [name, value] of form) {
    parts += 1;
    if (parts > MAX_PARTS) throw invalid('resources', `the form has more than ${MAX_PARTS} parts`);
    if (typeof value === 'string') {
      if (name !== 'tenantId') throw invalid(name, `${name} is not a field here`);
      tenant = value;
    } else files.push({ name: value.name, text: await textOf(value) });
  }
  if (files.length === 0) throw invalid('resources', 'resources must have at least one file');
  return { files, tenant };
}

async function formOf(body: unknown, contentType: string): Promise<FormData> {
  // The parser passes only bytes; without a body there is none.
  if (!Buffer.isBuffer(body)) throw invalid('resources', 'the form is empty');
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  } catch {
    throw invalid('', 'the body is no multipart form');
  }
}

async function textOf(file: File): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw invalid('resources', `the file ${file.name} is not in UTF-8`);
  }
}
