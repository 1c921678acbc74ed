import type { CommandClass } from './command-body.js';
import type { Role } from './roles.js';

/** A command's route: `path` below the stream's own; `:id` is the entity, other parameters complete the body. */
export interface RouteDeclaration {
  readonly path: string;
  readonly may: readonly Role[];
  /** One line for OpenAPI. */
  readonly summary: string;
  /** A body that works, for OpenAPI. */
  readonly example: Readonly<Record<string, unknown>>;
}

const declared = new WeakMap<CommandClass, RouteDeclaration>();

/** Declares the route at the command's class: `@Route(':id/name', { may, summary, example })`. */
export function Route(path: string, about: Omit<RouteDeclaration, 'path'>): (command: CommandClass) => void {
  return (command) => {
    declared.set(command, { path, ...about });
  };
}

/** `undefined` for a command that no route leads to, or whose route is written by hand. */
export function routeOf(command: CommandClass): RouteDeclaration | undefined {
  return declared.get(command);
}
