import type { Evidence } from '#event-sourcing';

/** SHA-256 of the document that an event rests on, where it is one. */
export function documentOf(metadata: { readonly evidence: Evidence } | undefined): { readonly document?: string } {
  const evidence = metadata?.evidence;
  return evidence?.kind === 'document' ? { document: evidence.sha256 } : {};
}
