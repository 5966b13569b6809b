import { Type } from 'typebox'
import { Body, Password } from '../../platform/http/schemas.ts'

export const Acceptance = Body({ token: Type.String({ minLength: 1, maxLength: 200 }), password: Password })
export const Accepted = Type.Object({ detail: Type.String(), username: Type.String() })
