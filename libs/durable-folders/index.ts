export { makeFolder, missingFolders, syncFolder } from './durable-folders.js';
export { accessFault, accessReason } from './access-fault.js';
