/** What can go wrong by name; anything that is not an AppError is a bug or a broken machine. */
export type ErrorCode =
  | 'invalid'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'busy'
  | 'full'
  | 'unavailable';

const STATUS = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  busy: 503,
  full: 503,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>;

/** An error that a person may see: a code and one Chinese sentence that says what is wrong and what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, sentence: string) {
    super(sentence);
    this.name = 'AppError';
    this.code = code;
  }
}

/** The only map from an error's code to an HTTP status. */
export function statusOf(code: ErrorCode): (typeof STATUS)[ErrorCode] {
  return STATUS[code];
}
