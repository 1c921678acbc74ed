import '../../../apps/server/configuration.js';
export {};
