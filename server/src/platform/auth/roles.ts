/** Everyone who can sign in is exactly one of these. `superuser` runs the platform; the others belong to one kitchen. */
export const roles = [
  'superuser',
  'admin',
  'manager',
  'staff',
  'kitchen_staff',
  'driver',
  'customer',
] as const
export type Role = (typeof roles)[number]

/** Which roles may do what; `public` needs nobody signed in. One table for the whole server, see permissions.ts. */
export type PermissionTable = Readonly<Record<string, 'public' | readonly Role[]>>
