import { useMutation } from '@tanstack/react-query';
import { signOut } from '../api/session';

/** Signs out; where the server cannot be reached, a toast says so, and one is still signed in. */
export function useSignOut(): () => void {
  const { mutate } = useMutation({ mutationFn: () => signOut() });
  return mutate;
}
