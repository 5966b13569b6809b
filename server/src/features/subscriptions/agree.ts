import { invalid } from '../../refusals.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import { menuFacts, packageFacts } from '../packages/index.ts'

type Wish = { meal_package?: number | null; menu_ids?: number[] }
type Offer = {
  meal_package: number | null
  menus: number[]
  price: string
  period_days: number | null
  pricing: string
  skip_gives?: string
  skip_quota?: number | null
  pause_gives?: string
  closure_gives?: string
  voucher_days?: number
  billing?: string
  auto_renew?: boolean
  renew_days?: number | null
  renew_notice_days?: number
  notice_days?: number
  /** Of the package; "both" leaves the choice. */
  package_diet: string
  /** What its customer's first subscription has. */
  trial_days: number
}

/**
 * What is sold: a package with its menus, for its price per period, or single menus, for the sum of their prices per
 * meal. The price is copied, so that a later one changes nothing that was agreed. Undefined when neither is named anew.
 */
export async function agree(
  tx: Tx,
  { currency_digits }: Pick<Tenant, 'currency_digits'>,
  wish: Wish,
  before: number | null,
): Promise<Offer | undefined> {
  const { meal_package = before, menu_ids } = wish
  if (meal_package !== null && menu_ids?.length)
    throw invalid({ menu_ids: 'The package says which menus these are.' })
  if (meal_package !== null && meal_package !== before) return packageOffer(tx, meal_package)
  if (meal_package !== null || (menu_ids === undefined && before === null)) return undefined

  const ids = [...new Set(menu_ids)]
  const menus = await menuFacts(tx, ids)
  if (menus.length < ids.length) throw invalid({ menu_ids: 'One of these menus does not exist.' })
  const sum = menus.reduce((all, { price }) => all + minorUnits(price), 0n)
  const price = formatMoney(sum, currency_digits)
  return {
    meal_package,
    menus: ids,
    price,
    period_days: null,
    package_diet: 'both',
    trial_days: 0,
    ...noPlan,
  }
}

async function packageOffer(tx: Tx, meal_package: number): Promise<Offer> {
  const facts = await packageFacts(tx, meal_package)
  if (!facts) throw invalid({ meal_package: 'This package does not exist.' })
  const { menus, price, duration_days, diet_type: package_diet, pricing } = facts
  const { skip_gives, skip_quota, pause_gives, closure_gives, voucher_days } = facts
  const { trial_days, billing, auto_renew, renew_notice_days, notice_days } = facts
  const period_days = pricing === 'meal' ? null : duration_days
  const policies = { skip_gives, skip_quota, pause_gives, closure_gives, voucher_days }
  const terms = {
    trial_days,
    billing,
    auto_renew,
    renew_days: duration_days || null,
    renew_notice_days,
    notice_days,
  }
  return { meal_package, menus, price, period_days, pricing, package_diet, ...policies, ...terms }
}

/** Menus cost what their meals cost, and are billed for a whole term. */
const noPlan = { pricing: 'period', billing: 'days', auto_renew: false, renew_days: null }
