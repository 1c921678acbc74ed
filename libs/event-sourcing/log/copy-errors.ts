/** Source or target cannot be used for this copy. Nothing was written. The message names the remedy. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
}

/** Another program wrote to the target during the copy. */
export class CopyDisturbed extends Error {
  override readonly name = 'CopyDisturbed';
}

/** The copy differs from its source. It stays unfinished. */
export class CopyDiffers extends Error {
  override readonly name = 'CopyDiffers';
}
