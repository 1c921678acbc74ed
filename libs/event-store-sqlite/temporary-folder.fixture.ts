import { folderOfSuite } from '#suite';

/** A new folder for specs, deleted after the last test of the file. */
export function temporaryFolder(): string {
  return folderOfSuite('store');
}
