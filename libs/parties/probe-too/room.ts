import type {} from '../probe/room.js';
export {};
