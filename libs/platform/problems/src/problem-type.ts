/**
 * A kind of error that clients can rely on (RFC 9457, section 3.1). Each room declares its own in one file,
 * `<room>.problems.ts`, and throws them as {@link ProblemError}.
 */
export interface ProblemType {
  /** Stable and unique, in snake_case: what a program compares. */
  code: string;
  /** HTTP status of the answer. */
  status: number;
  /** The kind of error in a few words, the same each time. */
  title: string;
  /** What went wrong, for people, unless whoever throws it knows more. */
  detail: string;
  /** For the page about this problem: when it happens, and what a client can do. */
  explanation: string;
}

const declared = new Map<string, ProblemType>();

/** Declares a problem type. @throws Error when another one has the same code */
export function defineProblem(type: ProblemType): ProblemType {
  if (declared.has(type.code)) throw new Error(`There are two problems with the code ${type.code}`);
  declared.set(type.code, type);
  return type;
}

/** Every problem type of the loaded rooms, by code. */
export const problemTypes = (): ProblemType[] =>
  [...declared.values()].sort((one, other) => one.code.localeCompare(other.code));

/** The `type` member of a problem: a page of this server that explains it. */
export const problemUri = ({ code }: ProblemType): string => `/docs/problems/${code}`;
