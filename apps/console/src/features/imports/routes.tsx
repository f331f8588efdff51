import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import { desk } from '../../shell/desk-route';
import { importDetails } from './queries';
import { readSearch } from './search';

export const imports = createRoute({
  getParentRoute: () => desk,
  path: '/imports',
  component: lazyRouteComponent(() => import('./imports-page'), 'ImportsPage'),
  staticData: {
    navigation: { icon: FileUp, name: 'imports', key: 'i', order: 80, roles: ['owner', 'manager'] },
  },
});

export const newImport = createRoute({
  getParentRoute: () => desk,
  path: '/imports/new',
  component: lazyRouteComponent(() => import('./upload-page'), 'UploadPage'),
});

export const importOfFile = createRoute({
  getParentRoute: () => desk,
  path: '/imports/$importId',
  validateSearch: readSearch,
  loader: ({ context: { queryClient }, params: { importId } }) =>
    queryClient.query({ ...importDetails(Number(importId)), staleTime: 'static' }),
  component: lazyRouteComponent(() => import('./import-page'), 'ImportPage'),
});
