import type { CommandClass } from '#commands';
import type { AnyStreamDefinition, Policy, Projection } from '#event-sourcing';
import type { DynamicModule, Type } from '@nestjs/common';
import { Module } from '@nestjs/common';

/** A stream and the commands that it takes. */
export interface FeatureStream {
  readonly stream: AnyStreamDefinition;
  readonly commands: readonly CommandClass[];
}

export interface FeatureParts {
  /** The subject in one word, such as `organisation`: the Nest module is named after it. */
  readonly name: string;
  readonly streams?: readonly FeatureStream[];
  readonly projections?: readonly Projection[];
  readonly policies?: readonly Policy[];
  readonly controllers?: readonly Type[];
}

/**
 * Everything that a subject brings to the program, as a Nest module. Nest mounts its controllers; streams, projections
 * and policies run without Nest and are read from here before Nest starts.
 */
export interface Feature extends DynamicModule {
  readonly name: string;
  readonly streams: readonly FeatureStream[];
  readonly projections: readonly Projection[];
  readonly policies: readonly Policy[];
}

/** Each part may be left out: a feature may have reads and no stream. */
export function feature({
  name,
  streams = [],
  projections = [],
  policies = [],
  controllers = [],
}: FeatureParts): Feature {
  return { module: moduleClass(name), name, streams, projections, policies, controllers: [...controllers] };
}

/** Nest distinguishes modules by their classes, and names them in its messages. */
function moduleClass(name: string): Type {
  @Module({})
  class FeatureModule {}
  Object.defineProperty(FeatureModule, 'name', { value: `${name.charAt(0).toUpperCase()}${name.slice(1)}Module` });
  return FeatureModule;
}
