import '../../commands/checked-body.js';
export {};
