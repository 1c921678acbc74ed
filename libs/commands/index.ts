export * from './checked-body.js';
export * from './command-body.js';
export * from './command-gateway.js';
export * from './fields/field.js';
export * from './fields/nested-fields.js';
export * from './fields/plain-fields.js';
export * from './fields/wire-forms.js';
export * from './shared-commands.js';
