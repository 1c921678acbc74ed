export * from './item-place.js';
export * from './places.tables.js';
