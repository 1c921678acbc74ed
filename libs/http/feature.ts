import type { CommandClass } from '#commands';
import type { AnyStreamDefinition, Policy, Projection } from '#event-sourcing';
import type { Type } from '@nestjs/common';

/** Everything that a subject brings to the program; the server is wired from a list of these. */
export interface Feature {
  readonly stream: AnyStreamDefinition;
  readonly commands: readonly CommandClass[];
  readonly projections: readonly Projection[];
  readonly policies: readonly Policy[];
  readonly controllers: readonly Type[];
}
