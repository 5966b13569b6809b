import { Type, type Static } from 'typebox'
import { Body, Choice, Chosen, Id, Instant, Nullable, Page, Text } from '../../platform/http/schemas.ts'

export const KeyParams = Type.Object({
  id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
})

export type NewApiKey = Static<typeof NewApiKey>
export const NewApiKey = Body({
  name: Text(100),
  scope: Type.Optional(Choice('full', 'read')),
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
  account: Type.Optional(Id),
})

const fields = {
  id: Type.String(),
  name: Type.String(),
  account: Id,
  username: Type.String({ description: 'Whom the key acts as.' }),
  scope: Chosen('full', 'read'),
  created_at: Instant,
  expires_at: Instant,
  revoked_at: Nullable(Instant),
}
export const ApiKey = Type.Object(fields)
export const ApiKeyPage = Page(ApiKey)
export const MadeApiKey = Type.Object({
  ...fields,
  key: Type.String({ description: 'For the X-Api-Key header. Told only now.' }),
})
