import { ProblemError } from '@libs/platform/problems';
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { InjectMetric, makeCounterProvider } from '@willsoto/nestjs-prometheus';
import { Counter } from 'prom-client';
import { Observable, tap } from 'rxjs';
import { wrongCredentials } from './auth.problems';

const OUTCOMES = ['accepted', 'refused'] as const;

const ATTEMPTS = 'auth_attempts_total';

export const signInCounterProvider = makeCounterProvider({
  name: ATTEMPTS,
  help: 'Attempts to sign in whose e-mail and password were compared, by whether they were right',
  labelNames: ['outcome'],
});

/** Counts sign-ins. What is malformed, or fails on our side, was no attempt. */
@Injectable()
export class SignInMetrics implements NestInterceptor {
  constructor(@InjectMetric(ATTEMPTS) private readonly attempts: Counter<'outcome'>) {
    for (const outcome of OUTCOMES) attempts.inc({ outcome }, 0);
  }

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      tap({
        next: () => this.attempts.inc({ outcome: 'accepted' }),
        error: (error) => {
          if (error instanceof ProblemError && error.type === wrongCredentials)
            this.attempts.inc({ outcome: 'refused' });
        },
      }),
    );
  }
}
