export { StatusPublisher } from './status-publisher.js';
export * from './following.js';
export * from './leased-following.js';
export { LocalFollowing } from './local-following.js';
export { NoFollowing } from './no-following.js';
export { RemoteFollowing } from './remote-following.js';
