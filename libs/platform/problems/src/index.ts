export { InvalidInputException } from './invalid-input.exception';
export { createProblem, FieldError, Problem } from './problem';
