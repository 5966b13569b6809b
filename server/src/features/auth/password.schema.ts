import { Type } from 'typebox'
import { Body, Email } from '../../platform/http/schemas.ts'

/** Kept to the letter. The rules for new ones are the password's own (platform/auth/passwords.ts), so that each says why. */
const Typed = Type.String({ minLength: 1, maxLength: 128, verbatim: true })
const typedTwice = { new_password1: Typed, new_password2: Typed }

export const PasswordChange = Body({ old_password: Typed, ...typedTwice })
export const ResetWish = Body({ email: Email() })
export const PasswordReset = Body({
  uid: Type.String({ minLength: 1, maxLength: 20 }),
  token: Type.String({ minLength: 1, maxLength: 200 }),
  ...typedTwice,
})
