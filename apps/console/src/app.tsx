import { MantineProvider } from '@mantine/core';
import './mantine.css';
import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queryClient } from './api/query-client';
import { useLanguage } from './i18n/language';
import { router } from './router';
import { PasswordDialog } from './shell/password-dialog';
import './styles.css';
import { cssVariables, theme } from './theme';

/** Of this page alone; browsers hide the attribute from scripts of others. */
const nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce;
// Where what locks the scrolling behind dialogs looks for it.
Object.assign(globalThis, { __webpack_nonce__: nonce });

export function App() {
  useLanguage();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      // They come all from here: their file would be loaded besides.
      deduplicateCssVariables={false}
      getStyleNonce={nonce ? () => nonce : undefined}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <PasswordDialog />
        {/* Not loaded later: they say what the network has done. */}
        <Notifications />
      </QueryClientProvider>
    </MantineProvider>
  );
}
