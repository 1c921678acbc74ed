export { copyDocuments } from './copy-documents.js';
export type { CopiedDocuments } from './copy-documents.js';
export { DocumentRoutes } from './document.controller.js';
export { documentsFeature } from './documents.feature.js';
export {
  DamagedDocument,
  DOCUMENT_LIMITS,
  DOCUMENTS,
  DocumentTooLarge,
  isKept,
  isSha256,
  sha256Of,
} from './document-store.js';
export type { DocumentArchive, DocumentStore } from './document-store.js';
export { openFileDocuments } from './file-documents.js';
export { DOCUMENT_BODY } from './raw-bodies.js';
export { openPostgresDocuments } from './postgres-documents.js';
