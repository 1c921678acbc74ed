import type { Role } from '#commands';
import type { Type } from '@nestjs/common';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MAY } from './may.js';

/** How a command is sent. */
export interface CommandAddress {
  /** Below the server, with `{id}` for the entity: `/api/v1/papers/{id}/release`. */
  readonly path: string;
  /** Roles of which one is needed. */
  readonly roles: readonly Role[];
}

/** The metadata in which Nest's OpenAPI keeps the name of an operation. */
const OPERATION = 'swagger/apiOperation';

/** The addresses of commands by their types, as the routes of these controllers declare them. */
export function commandAddresses(controllers: readonly Type[]): ReadonlyMap<string, CommandAddress> {
  return new Map(controllers.flatMap(addressesIn));
}

function addressesIn(controller: Type): readonly (readonly [string, CommandAddress])[] {
  // Nest keeps these as metadata of these types.
  const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
  // A class has a prototype, whose type is any.
  const prototype = controller.prototype as object;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    if (name === 'constructor' || typeof handler !== 'function') return [];
    if (Reflect.getMetadata(METHOD_METADATA, handler) !== RequestMethod.POST) return [];
    // Nest keeps the path as a text.
    const path = Reflect.getMetadata(PATH_METADATA, handler) as string;
    // This is what ApiOperation keeps.
    const operation = Reflect.getMetadata(OPERATION, handler) as { readonly operationId?: string } | undefined;
    // This is what May keeps.
    const roles = (Reflect.getMetadata(MAY, handler) ?? []) as readonly Role[];
    if (operation?.operationId === undefined) return [];
    const whole = ['', 'api', 'v1', base, ...(path === '/' || path === '' ? [] : [path])].join('/');
    return [[operation.operationId, { path: whole.replaceAll(/:(\w+)/gu, '{$1}'), roles }] as const];
  });
}
