import { createHash } from 'node:crypto';
import { canonicalEmail } from '@libs/platform/input';

/** By what a gym knows an address again, however it is spelt, that it has welcomed. */
export const welcomeHash = (gymId: number, email: string): Buffer =>
  createHash('sha256')
    .update(`${gymId}:${canonicalEmail(email)}`)
    .digest();
