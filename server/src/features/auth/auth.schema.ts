import { Type } from 'typebox'
import { Body, Patch, Text } from '../../platform/http/schemas.ts'

const text = (maxLength: number) => Type.String({ maxLength })

/** Either name is enough; `username` may hold an e-mail address. */
export const Login = Body({
  username: Type.Optional(text(254)),
  email: Type.Optional(text(254)),
  password: Type.String({ minLength: 1, maxLength: 1024, verbatim: true }),
})

export const User = Type.Object({
  pk: Type.Integer(),
  username: Type.String(),
  email: Type.String(),
  first_name: Type.String(),
  last_name: Type.String(),
  groups: Type.Array(Type.String()),
})
const readOnly = ['pk', 'email', 'groups']
const names = {
  first_name: Type.Optional(Text(150, { blank: true })),
  last_name: Type.Optional(Text(150, { blank: true })),
}
export const UserIn = Body({ username: Text(150), ...names }, readOnly)
export const UserPatch = Patch({ username: Text(150), ...names }, readOnly)
export const SignedIn = Type.Object({ access: Type.String(), refresh: Type.String(), user: User })

export const Refresh = Body({ refresh: Type.String({ minLength: 1, maxLength: 4096 }) })
export const Refreshed = Type.Object({
  access: Type.String(),
  access_expiration: Type.String({ description: 'UTC, with Z.' }),
  refresh: Type.String(),
})
export const Verify = Body({ token: Type.String({ minLength: 1, maxLength: 4096 }) })
/** Empty text is none: Django answered that as its refresh token. */
export const SignOut = Body({ refresh: Type.Optional(text(4096)) })
export const Detail = Type.Object({ detail: Type.String() })
