export { ApiProblem, PROBLEM_EXTENSION } from './api-problem.decorator';
export { internalError, invalidInput, malformedRequest } from './general.problems';
export { type InvalidField, InvalidInputError } from './invalid-input.error';
export { defineProblem, type ProblemType, problemTypes, problemUri } from './problem-type';
export { MovedError, ProblemError } from './problem.error';
export { FieldError, Problem, toProblem } from './problem.response';
