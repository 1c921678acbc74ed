/** The target cannot take this source, or one of them is in use; nothing was written. The message says what to do. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
}

/** Somebody else wrote to the target meanwhile. */
export class CopyDisturbed extends Error {
  override readonly name = 'CopyDisturbed';
}

/** The copy is not its source. It stays unfinished. */
export class CopyDiffers extends Error {
  override readonly name = 'CopyDiffers';
}
