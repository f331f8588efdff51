import { applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { ProblemType } from './problem-type';

/** How the extensions of an operation begin in which its problems travel until the OpenAPI document is put together. */
export const PROBLEM_EXTENSION = 'x-problem-';

/**
 * Documents problems of a handler that its guards, path and body do not tell: those of its room's own rules. May be
 * given more than once.
 */
export const ApiProblem = (...types: ProblemType[]) =>
  // One extension each: of two with one name, @nestjs/swagger keeps the first.
  applyDecorators(...types.map(({ code }) => ApiExtension(`${PROBLEM_EXTENSION}${code}`, true)));
