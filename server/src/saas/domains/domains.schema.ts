import { Type, type Static } from 'typebox'
import { Body, Id, Instant, Nullable, Page, PageQuery } from '../../platform/http/schemas.ts'

export type NewDomain = Static<typeof NewDomain>
export const NewDomain = Body({
  tenant: Id,
  domain: Type.String({
    maxLength: 253,
    pattern: '^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}$',
    errorMessage: 'Enter a domain such as order.example.com.',
  }),
})

export const Domain = Type.Object({
  id: Id,
  tenant: Id,
  tenant_name: Type.String(),
  domain: Type.String(),
  txt_name: Type.String({ description: 'Where the owner of the domain puts a TXT record' }),
  txt_value: Type.String({ description: 'and what it must say.' }),
  verified_at: Nullable(Instant),
  created_at: Instant,
})
export const DomainPage = Page(Domain)
export const DomainQuery = PageQuery({ tenant: Type.Optional(Id) })
