import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import { desk } from '../../shell/desk-route';
import { onlyFor } from '../../shell/only-for';
import { importDetails } from './queries';
import { readSearch } from './search';

export const imports = createRoute({
  getParentRoute: () => desk,
  path: '/imports',
  beforeLoad: onlyFor('owner', 'manager'),
  component: lazyRouteComponent(() => import('./imports-page'), 'ImportsPage'),
  staticData: {
    navigation: { icon: FileUp, name: 'imports', key: 'i', order: 80, roles: ['owner', 'manager'] },
  },
});

export const newImport = createRoute({
  getParentRoute: () => desk,
  path: '/imports/new',
  beforeLoad: onlyFor('owner', 'manager'),
  component: lazyRouteComponent(() => import('./upload-page'), 'UploadPage'),
});

export const importOfFile = createRoute({
  getParentRoute: () => desk,
  path: '/imports/$importId',
  validateSearch: readSearch,
  beforeLoad: onlyFor('owner', 'manager'),
  loader: ({ context: { queryClient }, params: { importId } }) =>
    queryClient.query({ ...importDetails(Number(importId)), staleTime: 'static' }),
  component: lazyRouteComponent(() => import('./import-page'), 'ImportPage'),
});
