import { ApiExtension } from '@nestjs/swagger';
import { ProblemType } from './problem-type';

const DECLARED = 'problems:declared';

/** Extension of an operation in which its problems travel until the OpenAPI document is put together. */
export const PROBLEMS_EXTENSION = 'x-problems';

/**
 * Documents problems of a handler that its guards, path and body do not tell: those of its room's own rules. May be
 * given more than once.
 */
export const ApiProblem =
  (...types: ProblemType[]) =>
  (target: object, key: string | symbol, descriptor: PropertyDescriptor): void => {
    const handler = descriptor.value as object;
    const earlier = (Reflect.getMetadata(DECLARED, handler) ?? []) as ProblemType[];
    const all = [...earlier, ...types];
    Reflect.defineMetadata(DECLARED, all, handler);
    ApiExtension(
      PROBLEMS_EXTENSION,
      all.map(({ code }) => code),
    )(target, key, descriptor);
  };
