import { Type } from 'typebox'
import { Body, Id, Instant, Patch, Text } from '../../platform/http/schemas.ts'

const fields = { name: Text(100), description: Type.Optional(Text(5000, { blank: true })) }
const readOnly = ['id', 'created_at', 'updated_at']
export const NewCategory = Body(fields, readOnly)
export const CategoryPatch = Patch(fields, readOnly)

export const Category = Type.Object({
  id: Id,
  name: Type.String(),
  description: Type.String(),
  created_at: Instant,
  updated_at: Instant,
})
export const PublicCategory = Type.Pick(Category, ['id', 'name', 'description'])
