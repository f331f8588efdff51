import { Secret, TOTP } from 'otpauth';
import { type ApiClient } from './api-client';
import { type TestApp } from './app';
import { expectStatus } from './factories';

/** A second factor that was set up, as its owner has it. */
export interface SecondFactor {
  secret: string;
  recovery_codes: string[];
  /** The code that the app shows, or showed or will show some steps of thirty seconds from now. */
  code: (steps?: number) => string;
}

/** The code of a secret, some steps of thirty seconds from now. */
export const codeOf = (secret: string, steps = 0): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + steps * 30_000 });

/** Lets time pass: codes that were used are forgotten, as if their step were over. */
export const letStepsPass = ({ sql }: Pick<TestApp, 'sql'>) => sql('UPDATE second_factors SET last_step = 0');

/** Sets a second factor up for whoever the client is signed in as; its codes are all unused. */
export async function buildSecondFactor(
  test: Pick<TestApp, 'sql'>,
  api: ApiClient,
  current_password: string,
): Promise<SecondFactor> {
  const { secret } = expectStatus(
    await api.post<{ secret: string }>('/auth/second-factor', { current_password }),
    201,
  );
  const { recovery_codes } = expectStatus(
    await api.post<{ recovery_codes: string[] }>('/auth/second-factor/confirm', { code: codeOf(secret) }),
    200,
  );
  await letStepsPass(test);
  return { secret, recovery_codes, code: (steps) => codeOf(secret, steps) };
}
