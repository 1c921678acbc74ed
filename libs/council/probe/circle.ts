import './decider.js';
export {};
