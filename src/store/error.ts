/**
 * What kept the store from its work.
 * `full`: no space left; `readonly`: opened or stored where nothing may be written; `unreachable`: path missing or without rights, or a read
 * error; `damaged`: the file is broken; `not-a-store`: a file of something else; `version`: written by a newer Lagebild, or by an older one and
 * opened for reading only; `busy`: another process kept it locked; `bad-query`: a cursor, time or limit that is none.
 */
export type StoreErrorCode = 'full' | 'readonly' | 'unreachable' | 'damaged' | 'not-a-store' | 'version' | 'busy' | 'bad-query';

/** The store cannot do what was asked; the message names what was expected and what was found. Nothing of the refused write was stored. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
