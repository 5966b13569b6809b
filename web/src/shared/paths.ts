/** Every address a screen links to. */
export const paths = {
  home: '/',
  kitchen: '/kitchen/',
} as const
