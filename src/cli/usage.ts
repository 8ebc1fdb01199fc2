/** Wrong use of a command: exit code 2 and one line on standard error. */
export class UsageError extends Error {}
