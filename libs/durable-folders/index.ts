export { makeFolder, missingFolders, syncFolder } from './durable-folders.js';
