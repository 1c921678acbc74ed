export { DocumentRoutes } from './document.controller.js';
export { DamagedDocument, DOCUMENT_LIMITS, DOCUMENTS, DocumentTooLarge, isSha256, sha256Of } from './document-store.js';
export type { DocumentStore } from './document-store.js';
export { openFileDocuments } from './file-documents.js';
export { acceptRawDocuments } from './raw-bodies.js';
