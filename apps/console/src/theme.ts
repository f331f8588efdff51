import { createTheme } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'blue',
  // The shade at which white text on it, and it as text on white, has a contrast of 4.5 to 1.
  primaryShade: 8,
  autoContrast: true,
  cursorType: 'pointer',
  respectReducedMotion: true,
  defaultRadius: 'md',
  fontFamily: 'system-ui, sans-serif',
  headings: { fontFamily: 'system-ui, sans-serif' },
});
