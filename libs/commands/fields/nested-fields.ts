import type { Type as ClassType } from '@nestjs/common';
import { ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { plainToInstance, Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateBy, ValidateNested } from 'class-validator';
import type { FieldText } from './field.js';
import { field } from './field.js';

/** An object of one class. */
export function PartField(part: () => ClassType, options: FieldText = {}): PropertyDecorator {
  // Swagger takes a function named `type` for a class that is known later.
  return field(options, { type: () => part() }, [IsObject(), ValidateNested(), Type(part)]);
}

/** A list of objects of one class. */
export function PartsField(
  part: () => ClassType,
  options: FieldText & { readonly min?: number; readonly max: number },
): PropertyDecorator {
  const min = options.min ?? 0;
  return field(options, { type: () => part(), isArray: true, minItems: min, maxItems: options.max }, [
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(options.max),
    // A list passes as a nested object otherwise, and its fields are never checked.
    ValidateBy(
      { name: 'isNoList', validator: { validate: (value) => !Array.isArray(value) } },
      { message: 'each value in $property must be an object', each: true },
    ),
    ValidateNested({ each: true }),
    Type(part),
  ]);
}

/** The classes of a union, by the value of its discriminating property. */
export interface UnionMembers {
  readonly by: string;
  readonly members: Readonly<Record<string, ClassType<object>>>;
}

/** An object of one of the classes; its property `by` names the class. */
export function UnionField({ by, members }: UnionMembers, options: FieldText = {}): PropertyDecorator {
  const schema = { oneOf: references(members) };
  return documentedUnion(members, field(options, schema, [...unionChecks({ by, members }, false)]));
}

/** A list of such objects. */
export function UnionsField(
  { by, members }: UnionMembers,
  options: FieldText & { readonly min?: number; readonly max: number },
): PropertyDecorator {
  const min = options.min ?? 0;
  const schema = {
    type: 'array' as const,
    items: { oneOf: references(members) },
    minItems: min,
    maxItems: options.max,
  };
  return documentedUnion(
    members,
    field(options, schema, [
      IsArray(),
      ArrayMinSize(min),
      ArrayMaxSize(options.max),
      ...unionChecks({ by, members }, true),
    ]),
  );
}

function unionChecks({ by, members }: UnionMembers, each: boolean): readonly PropertyDecorator[] {
  const classes = Object.values(members);
  const message = `${each ? 'each value in $property' : '$property'} must be an object whose ${by} is one of ${Object.keys(members).join(', ')}`;
  const validate = (value: unknown): boolean => classes.some((member) => value instanceof member);
  const toMember = (value: unknown): unknown => memberOf({ by, members }, value);
  return [
    Transform(({ value }: { value: unknown }) =>
      each && Array.isArray(value) ? value.map(toMember) : toMember(value),
    ),
    ValidateBy({ name: 'isUnionMember', validator: { validate } }, { message, each }),
    ValidateNested({ each }),
  ];
}

function memberOf({ by, members }: UnionMembers, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const kind: unknown = Object.entries(value).find(([name]) => name === by)?.[1];
  const member = typeof kind === 'string' && Object.hasOwn(members, kind) ? members[kind] : undefined;
  return member === undefined ? value : plainToInstance(member, value);
}

function references(members: UnionMembers['members']): { $ref: string }[] {
  // One class may stand for several values; `oneOf` must name it once.
  return [...new Set(Object.values(members))].map((member) => ({ $ref: getSchemaPath(member) }));
}

function documentedUnion(members: UnionMembers['members'], decorate: PropertyDecorator): PropertyDecorator {
  return (target, key) => {
    ApiExtraModels(...Object.values(members))(target.constructor);
    decorate(target, key);
  };
}
