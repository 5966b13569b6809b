import { invalid, refusedAction } from '../../refusals.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { formatMoney } from '../../platform/money.ts'
import { lockCustomer } from '../customers/index.ts'
import { redirectMeals } from '../orders/index.ts'
import { agree } from './agree.ts'
import { judgePlaces, judgeTerm, knownDays, tooMany } from './judge-subscription.ts'
import type { Subscription } from './lock-subscription.ts'
import { replanMeals } from './plan-meals.ts'
import { priceTerm } from './price.ts'
import type { SubscriptionPatch, SubscriptionWrite } from './subscriptions.schema.ts'
import { insertSubscription, kitchenToday, replaceMenus, updateSubscription } from './subscriptions.sql.ts'

type Fields = Omit<SubscriptionWrite, 'status'> & { menu_ids?: number[] }
export type Changes = Omit<SubscriptionPatch, 'status'> & { menu_ids?: number[] }

/** Writes a new subscription, pending, after all rules of contract 7.3. Whoever asks, they are the same. */
export async function addSubscription(tx: Tx, tenant: Tenant, wish: Fields): Promise<number> {
  const { menu_ids: _, ...fields } = wish
  const customer = await lockCustomer(tx, wish.customer)
  if (!customer) throw invalid({ customer: 'This customer does not exist.' })
  const refusal = await tooMany(tx, customer.id)
  if (refusal) throw invalid({ non_field_errors: refusal })
  judgeTerm(wish, await kitchenToday(tx))
  const selected_days = knownDays(wish.selected_days ?? [])
  const { time_slot = null, lunch_address = null, dinner_address = null } = wish
  await judgePlaces(tx, { customer: customer.id, time_slot, lunch_address, dinner_address })

  const { menus = [], package_diet = 'both', ...offer } = (await agree(tx, tenant, wish, null)) ?? {}
  const agreed = { price: formatMoney(0n, tenant.currency_digits), period_days: null, ...offer }
  const diet = package_diet === 'both' ? {} : { diet_type: package_diet }
  const cost = priceTerm({ ...wish, selected_days, ...agreed }, tenant.currency_digits)
  const { id } = await insertSubscription(tx, { ...fields, ...diet, ...agreed, ...cost, selected_days })
  if (menus.length) await replaceMenus(tx, id, menus)
  return id
}

/**
 * Changes what is named and different; what is absent stays. The rules are asked only of what changes: what was right
 * when it was agreed may go on. An active one's open meals from today on follow at once.
 */
export async function changeSubscription(
  tx: Tx,
  tenant: Tenant,
  before: Subscription,
  wish: Changes,
  actor: number,
): Promise<void> {
  const { menu_ids: _, ...named } = wish
  if (named.selected_days) named.selected_days = knownDays(named.selected_days)
  const offer = await agree(tx, tenant, wish, before.meal_package)
  const changes = differing(named, before)
  if (!offer && Object.keys(changes).length === 0) return
  if (before.status === 'expired' || before.status === 'cancelled')
    throw refusedAction(`A subscription that is ${before.status} cannot be changed.`)
  if (changes.customer !== undefined) throw invalid({ customer: 'A subscription stays with its customer.' })

  const { menus, package_diet, ...agreed } = offer ?? {}
  const after = { ...before, ...changes, ...agreed }
  judgeTerm(after, before.today, before)
  await judgePlaces(tx, after, before)
  const diet = package_diet ?? before.package_diet ?? 'both'
  const isRepriced = offer !== undefined || changesAny(changes, ['start_date', 'end_date', 'selected_days'])
  await updateSubscription(tx, before.id, {
    ...changes,
    ...agreed,
    ...(diet !== 'both' && { diet_type: diet }),
    ...(isRepriced && priceTerm(after, tenant.currency_digits)),
  })
  if (menus) await replaceMenus(tx, before.id, menus)
  if (before.status !== 'active') return
  if (changesAny(changes, ['time_slot', 'lunch_address', 'dinner_address', 'special_instructions']))
    await redirectMeals(tx, before.id, before.today)
  if (changesAny(changes, ['start_date', 'end_date', 'selected_days', 'time_slot']))
    await replanMeals(tx, tenant, after, actor)
}

const changesAny = (changes: Changes, fields: (keyof Changes)[]) =>
  fields.some((field) => changes[field] !== undefined)

/** The named fields whose value is another one. A list of days is compared as a whole. */
const differing = (named: Changes, before: Subscription): Omit<Changes, 'menu_ids'> =>
  Object.fromEntries(
    Object.entries(named).filter(
      ([name, value]) => String(value) !== String(before[name as keyof Subscription]), // all are stored fields
    ),
  )
