import { Type } from 'typebox'
import {
  Body,
  BoolFilter,
  Choice,
  DateOnly,
  Email,
  Id,
  Nullable,
  Page,
  PageQuery,
  Password,
  Patch,
  Text,
  type Static,
} from '../../platform/http/schemas.ts'
import { Plan } from '../plans/index.ts'
import { TenantSubscription } from '../subscriptions/index.ts'
import { Usage } from '../usage/index.ts'

const facts = { id: Id, name: Type.String(), subdomain: Type.String(), is_active: Type.Boolean() }

/** A kitchen in the platform owner's list (contract section 4, TenantRow). */
export const TenantRow = Type.Object({
  ...facts,
  plan_name: Type.String(),
  subscription_status: Type.String(),
  created_on: DateOnly,
})
export const TenantPage = Page(TenantRow)
export const TenantQuery = PageQuery({ is_active: Type.Optional(BoolFilter) })

/** One kitchen. Never the login role's password, nor anything that it follows from. */
const detail = {
  ...facts,
  schema_name: Type.String(),
  db_name: Type.String(),
  db_host: Type.String(),
  db_port: Type.String(),
  service_plan: Nullable(Plan),
  subscription: Nullable(TenantSubscription),
  latest_usage: Nullable(Usage),
  created_on: DateOnly,
}
export const TenantDetail = Type.Object(detail)
export const OpenedTenant = Type.Object({
  ...detail,
  admin_info: Type.Object({
    admin_username: Type.String(),
    admin_email: Type.String(),
    admin_password_was_generated: Type.Boolean(),
    admin_password: Type.Optional(
      Type.String({ description: 'Only when it was made here, and told only in this answer.' }),
    ),
  }),
})

const name = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: '^[^\\p{Cc}]*$',
  errorMessage: 'Control characters are not allowed.',
})
const planId = (description: string) =>
  Nullable(Type.Integer({ minimum: 0, maximum: 2_147_483_647, description }))

/** The contract says 100, but a host has names of at most 63 letters (DNS). */
const Subdomain = Type.String({
  ...Text(100),
  description:
    'At most 63 letters a-z, digits, _ and -, as a name in DNS has; the first is a letter or a digit.',
})

export type NewTenant = Static<typeof NewTenant>
export const NewTenant = Body({
  name,
  subdomain: Subdomain,
  admin_email: Email(),
  admin_username: Type.Optional(Text(150)),
  admin_password: Type.Optional(Password),
  plan_id: Type.Optional(planId('An unknown or inactive plan leaves the kitchen without one.')),
  time_zone: Type.Optional(
    Type.String({ maxLength: 64, description: 'IANA name, Asia/Dubai when absent. Fixed for good.' }),
  ),
  currency: Type.Optional(
    Type.String({ maxLength: 3, description: 'ISO 4217 code, AED when absent. Fixed for good.' }),
  ),
})

export type TenantPatch = Static<typeof TenantPatch>
export const TenantPatch = Patch(
  {
    name,
    is_active: Type.Boolean({ description: 'As suspend/ and activate/ do.' }),
    plan_id: planId('null leaves the plan as it is.'),
  },
  Object.keys(detail).filter((field) => field !== 'name' && field !== 'is_active'),
)

export const StateAnswer = Type.Object({ status: Choice('active', 'suspended') })
