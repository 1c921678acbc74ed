import type {} from '../probe-too/room.js';
export {};
