import { useMutation, useQueryClient } from '@tanstack/react-query';
import { beginStep, type Import, keepImport, type Step } from './queries';

/** Begins a step of an import; the page follows. */
export function useStep({ id }: Import) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (step: Step) => beginStep(id, step),
    onSuccess: (changed) => keepImport(queryClient, changed),
  });
}
