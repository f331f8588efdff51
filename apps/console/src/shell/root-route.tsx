import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { Failure } from '../ui/failure';

export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  errorComponent: (props) => (
    <main>
      <Failure {...props} />
    </main>
  ),
});
