import type { Role } from '#http';
import { ROLES } from '#http';
import { workflowFeature } from '#workflow';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import supertest from 'supertest';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';

const EVERY: readonly Role[] = ROLES;
/** Each sees the tasks that are theirs. */
const TASKS: readonly Role[] = ROLES.filter((role) => role !== 'worker');
const READ: readonly Role[] = ['process-manager', 'clerk', 'auditor'];
const SEE: readonly Role[] = [...READ, 'administrator'];

/** Who may use which route below `/v2`. Keys that nothing has: whoever may is answered 400 or 404, never 403. */
const TABLE: readonly (readonly [
  method: 'get' | 'post' | 'put' | 'patch' | 'delete',
  path: string,
  roles: readonly Role[],
])[] = [
  ['get', '/topology', EVERY],
  ['get', '/license', EVERY],
  ['get', '/authentication/me', EVERY],
  ['put', '/clock', ['administrator']],
  ['post', '/clock/reset', ['administrator']],
  ['post', '/deployments', ['administrator']],
  ['post', '/process-definitions/search', SEE],
  ['get', '/process-definitions/1', SEE],
  ['get', '/process-definitions/1/xml', SEE],
  ['get', '/process-definitions/1/form', SEE],
  ['post', '/process-instances', ['process-manager']],
  ['post', '/process-instances/search', SEE],
  ['get', '/process-instances/1', SEE],
  ['post', '/process-instances/1/cancellation', ['process-manager']],
  ['get', '/process-instances/1/sequence-flows', SEE],
  ['get', '/process-instances/1/statistics/element-instances', SEE],
  ['get', '/process-instances/1/call-hierarchy', SEE],
  ['post', '/process-instances/1/incidents/search', SEE],
  ['post', '/element-instances/search', SEE],
  ['get', '/element-instances/1', SEE],
  ['post', '/element-instances/1/incidents/search', SEE],
  ['put', '/element-instances/1/variables', ['administrator']],
  ['post', '/jobs/activation', ['worker']],
  ['post', '/jobs/search', SEE],
  ['post', '/jobs/1/completion', ['worker']],
  ['post', '/jobs/1/failure', ['worker']],
  ['post', '/jobs/1/error', ['worker']],
  ['patch', '/jobs/1', ['worker', 'process-manager']],
  ['post', '/incidents/search', SEE],
  ['get', '/incidents/1', SEE],
  ['post', '/incidents/1/resolution', ['process-manager']],
  ['post', '/messages/publication', ['process-manager', 'worker']],
  ['post', '/messages/correlation', ['process-manager', 'worker']],
  ['post', '/signals/broadcast', ['process-manager']],
  ['post', '/message-subscriptions/search', SEE],
  ['post', '/correlated-message-subscriptions/search', SEE],
  ['post', '/user-tasks/search', TASKS],
  ['get', '/user-tasks/1', TASKS],
  ['patch', '/user-tasks/1', TASKS],
  ['post', '/user-tasks/1/assignment', TASKS],
  ['delete', '/user-tasks/1/assignee', TASKS],
  ['post', '/user-tasks/1/completion', TASKS],
  ['get', '/user-tasks/1/form', TASKS],
  ['post', '/user-tasks/1/variables/search', TASKS],
  ['post', '/user-tasks/1/effective-variables/search', TASKS],
  ['post', '/variables/search', READ],
  ['get', '/variables/1', READ],
];

/** The routes as the controllers declare them. */
function routes(): readonly string[] {
  return (workflowFeature.controllers ?? []).flatMap((controller) => {
    // Nest keeps paths and methods as metadata of these types.
    const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
    // Those below `/api/v1` are in the table of all its routes.
    if (!base.startsWith('v2')) return [];
    const prototype = controller.prototype as object;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
      if (name === 'constructor' || typeof handler !== 'function' || !Reflect.hasMetadata(PATH_METADATA, handler))
        return [];
      const path = Reflect.getMetadata(PATH_METADATA, handler) as string;
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod].toLowerCase();
      return [`${method} /${base}${path === '/' ? '' : `/${path}`}`];
    });
  });
}

describe('The routes of the workflow', () => {
  let journey: Journey;
  const clients = new Map<Role, Client>();

  beforeAll(async () => {
    journey = await openJourney();
    for (const role of ROLES) clients.set(role, await journey.as(role));
  });

  async function statusOf(method: (typeof TABLE)[number][0], path: string, token?: string): Promise<number> {
    const request = supertest(journey.server.url)[method](`/v2${path}`);
    if (token !== undefined) void request.set('authorization', `Bearer ${token}`);
    const answer = await (method === 'get' ? request : request.send({}));
    return answer.status;
  }

  it.each(TABLE)('%s %s is for those roles alone that the table names', async (method, path, roles) => {
    const media = path === '/deployments' ? 415 : undefined;
    const allowed: Role[] = [];
    const refused: Role[] = [];
    // A row that does not exist is waited for, so the roles ask side by side.
    await Promise.all(
      [...clients].map(async ([role, { token }]) => {
        const status = await statusOf(method, path, token);
        if (status === 403) refused.push(role);
        else if ([200, 400, 404, 501, media].includes(status)) allowed.push(role);
      }),
    );
    // A body of the wrong kind is refused before the role is looked at.
    if (media === undefined) expect(allowed.toSorted()).toEqual([...roles].toSorted());
    expect(refused.filter((role) => roles.includes(role))).toEqual([]);
    expect(await statusOf(method, path)).toBe(401);
  });

  it('are all in the table', () => {
    const named = TABLE.map(([method, path]) => `${method} /v2${path.replace('/1', '/:key')}`);
    const served = routes().filter((route) => route !== 'get /v2/status');
    expect(served.toSorted()).toEqual(named.toSorted());
  });

  it('tell whether the workflow is there without a token', async () => {
    expect(await statusOf('get', '/status')).toBe(204);
  });
});
