/** One mistake in one field; `field` is a path such as `evidence.sha256`. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}
