import { refuse } from '../../refusals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'

/**
 * Refuses with 403 `feature_missing` what the kitchen's plan does not include (contract 7.4): `inventory_management`,
 * `delivery_tracking`, `customer_app`, `analytics`, ... or a name of the plan's own `features`. Features gate making new
 * things only; what is there can always be read. A kitchen without a plan has them all.
 */
export function requireFeature({ plan }: Pick<Tenant, 'plan'>, feature: string): void {
  if (plan === null) return
  const named = `has_${feature}`
  const included = Object.hasOwn(plan, named) ? plan[named as keyof typeof plan] : plan.features[feature]
  if (included !== true) throw refuse('feature_missing', { feature })
}
