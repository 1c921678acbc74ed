export { BoardKeeper } from './board-keeper.js';
export * from './following.js';
export * from './following-in-turn.js';
export { LocalFollowing } from './local-following.js';
export { NobodyFollowing } from './nobody-following.js';
export { RemoteFollowing } from './remote-following.js';
