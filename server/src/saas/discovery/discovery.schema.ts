import { Type } from 'typebox'
import { Body, Nullable } from '../../platform/http/schemas.ts'

/** Which codes are refused, and how, is the contract's own (section 2). */
export const Code = Body({ kitchen_code: Type.Optional(Nullable(Type.String({ maxLength: 200 }))) })
export const SlugQuery = Type.Object({ slug: Type.Optional(Type.String({ maxLength: 200 })) })

export const Kitchen = Type.Object({
  api_endpoint: Type.String({ description: 'Ends in a slash; clients append paths to it as it is.' }),
  tenant_id: Type.String(),
  name: Type.String(),
})
export const Health = Type.Object({ status: Type.String(), message: Type.String() })
export const Version = Type.Object({ message: Type.String(), version: Type.String() })
