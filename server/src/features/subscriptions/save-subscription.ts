import { invalid, refusedAction } from '../../refusals.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { formatMoney } from '../../platform/money.ts'
import { lockCustomer } from '../customers/index.ts'
import { priceTerm, syncMeals, type Line } from '../meals/index.ts'
import { agree } from './agree.ts'
import { endEarly } from './end-early.ts'
import { judgeDishes } from './judge-dishes.ts'
import { judgeEnd } from './judge-end.ts'
import { judgeStart } from './judge-start.ts'
import { judgeSlots, refuseSingle, summed } from './judge-slots.ts'
import { judgePlaces, judgeRenewal, judgeTerm, knownDays, tooMany } from './judge-subscription.ts'
import { keepLines } from './keep-lines.ts'
import type { Subscription } from './lock-subscription.ts'
import { replaceSlots } from './slots.sql.ts'
import { trialAfter, trialOf } from './trial.ts'
import { bindTrial } from './trials.sql.ts'
import type { SubscriptionPatch, SubscriptionWrite } from './subscriptions.schema.ts'
import { insertSubscription, kitchenToday, replaceMenus, updateSubscription } from './subscriptions.sql.ts'

type Fields = Omit<SubscriptionWrite, 'status'> & { menu_ids?: number[] }
export type Changes = Omit<SubscriptionPatch, 'status'> & { menu_ids?: number[] }

/**
 * Writes a new subscription, pending, after all rules of contract 7.3. Whoever asks, they are the same. One that takes over
 * from another (`continues`) counts in its place.
 */
export async function addSubscription(
  tx: Tx,
  tenant: Tenant,
  wish: Fields,
  continues: number | null = null,
): Promise<number> {
  const { menu_ids: _, slots: wishedSlots, ...fields } = wish
  const customer = await lockCustomer(tx, wish.customer)
  if (!customer) throw invalid({ customer: 'This customer does not exist.' })
  const refusal = await tooMany(tx, customer.id, continues ?? undefined)
  if (refusal) throw invalid({ non_field_errors: refusal })
  judgeTerm(wish, await kitchenToday(tx))
  const days = wish.selected_days ?? wishedSlots?.flatMap((slot) => slot.selected_days ?? [])
  const selected_days = knownDays(days ?? [])
  const slots = wishedSlots && (await judgeSlots(tx, wishedSlots, { customer: customer.id, selected_days }))
  const { time_slot = null, lunch_address = null, dinner_address = null } = wish
  if (!slots) await judgePlaces(tx, { customer: customer.id, time_slot, lunch_address, dinner_address })

  const offered = await agree(tx, tenant, wish, null)
  const { menus = [], package_diet = 'both', trial_days = 0, ...offer } = offered ?? {}
  await judgeDishes(tx, customer.id, menus, offered?.meal_package ? 'meal_package' : 'menu_ids')
  const { meal_package = null, auto_renew = offered?.auto_renew ?? false } = wish
  const trial_until = await trialOf(tx, {
    customer: customer.id,
    meal_package,
    trial_days,
    start_date: wish.start_date,
  })
  const agreed = {
    price: formatMoney(0n, tenant.currency_digits),
    period_days: null,
    ...offer,
    auto_renew,
    trial_until,
  }
  judgeRenewal(agreed)
  const diet = package_diet === 'both' ? {} : { diet_type: package_diet }
  const single = slots ? summed(slots) : { selected_days }
  const lines = slots ?? [oneLine(single.selected_days)]
  const cost = priceTerm({ ...wish, lines, ...agreed }, tenant.currency_digits)
  const ends_on = wish.end_date
  const { id } = await insertSubscription(tx, {
    ...fields,
    ...diet,
    ...agreed,
    ...cost,
    ...single,
    ends_on,
    continues,
  })
  if (trial_until !== null && meal_package !== null) await bindTrial(tx, customer.id, meal_package, id)
  if (menus.length) await replaceMenus(tx, id, menus)
  if (slots) await replaceSlots(tx, id, slots)
  return id
}

const oneLine = (selected_days: readonly string[]): Pick<Line, 'quantity' | 'selected_days'> => ({
  quantity: 1,
  selected_days,
})

/**
 * Changes what is named and different; what is absent stays. The rules are asked only of what changes: what was right
 * when it was agreed may go on. A running one's open meals follow at once, and what is paid for those that fall away with
 * an earlier end is given back.
 */
export async function changeSubscription(
  tx: Tx,
  tenant: Tenant,
  before: Subscription,
  wish: Changes,
  actor: number,
): Promise<void> {
  const { menu_ids: _, slots: wishedSlots, ...named } = wish
  if (named.selected_days) named.selected_days = knownDays(named.selected_days)
  const offer = await agree(tx, tenant, wish, before.meal_package)
  const changes = differing(named, before)
  if (!offer && !wishedSlots && Object.keys(changes).length === 0) return
  if (before.status === 'expired' || before.status === 'cancelled')
    throw refusedAction(`A subscription that is ${before.status} cannot be changed.`)
  if (offer && before.status !== 'pending') judgePricing(before, offer)
  if (changes.customer !== undefined) throw invalid({ customer: 'A subscription stays with its customer.' })
  if (!wishedSlots) await refuseSingle(tx, before.id, changes)

  const { menus, package_diet, trial_days: _days, ...agreed } = offer ?? {}
  const { selected_days } = { ...before, ...changes }
  const slots =
    wishedSlots &&
    (await judgeSlots(tx, wishedSlots, { customer: before.customer, selected_days, known: before.lines }))
  const { auto_renew = offer?.auto_renew ?? before.auto_renew } = wish
  const after = { ...before, ...changes, ...agreed, ...(slots && summed(slots)), auto_renew }
  const lines = slots ?? before.lines.map((line) => ({ ...line, ...singleOf(changes) }))
  const { start_date, end_date } = changes
  judgeTerm(after, before.today, before)
  if (start_date !== undefined) await judgeStart(tx, before)
  judgeRenewal(after)
  const isReshaped = shapeOf(lines) !== shapeOf(before.lines)
  // What was given back with its end was counted by what its meals were worth.
  if (before.ended_early_on !== null && (start_date || end_date || offer || wish.auto_renew || isReshaped))
    throw refusedAction(`This subscription ends on ${before.end_date}.`)
  const trial_until = await trialAfter(tx, before, { start_date: after.start_date, offer })
  if (!slots) await judgePlaces(tx, after, before)
  const diet = package_diet ?? before.package_diet ?? 'both'
  if (menus) await judgeDishes(tx, before.customer, menus, offer?.meal_package ? 'meal_package' : 'menu_ids')
  const endsEarly =
    end_date !== undefined &&
    (await judgeEnd(tx, before, { last_date: end_date, lines: [...before.lines, ...lines] }))
  const field = slots ? 'slots' : changes.selected_days ? 'selected_days' : 'time_slot'
  const eras = isReshaped ? await keepLines(tx, before, lines, field) : before.eras
  await updateSubscription(tx, before.id, {
    ...changes,
    ...(endsEarly && { end_date: before.end_date }),
    ...agreed,
    ...(slots && summed(slots)),
    ...(diet !== 'both' && { diet_type: diet }),
    auto_renew,
    trial_until,
    ...priceTerm({ ...after, lines, eras, trial_until }, tenant.currency_digits),
  })
  if (menus) await replaceMenus(tx, before.id, menus)
  if (slots) await replaceSlots(tx, before.id, slots)
  if (endsEarly)
    await endEarly(tx, tenant, before, {
      last_date: end_date,
      reason: 'The subscription was shortened',
      actor,
    })
  const wishOf = { ids: [before.id], from: before.today, actor, reason: 'The subscription was changed' }
  await syncMeals(tx, tenant, wishOf)
}

/** The meals of a paid period are not paid one by one as well, and those that were paid are in no period. */
function judgePricing(before: { pricing: string }, after: { pricing: string }): void {
  if (before.pricing === after.pricing) return
  const by = ({ pricing }: { pricing: string }) => `by the ${pricing}`
  throw invalid({
    meal_package: `This is paid ${by(after)}, and the package that runs ${by(before)}: change the plan instead.`,
  })
}

/** Where two are the same, as many meals are served on the same dates. */
const shapeOf = (lines: readonly Line[]) =>
  lines
    .map(({ meal_slot, quantity, selected_days }) => `${meal_slot} ${quantity} ${selected_days.join()}`)
    .sort()
    .join(';')

/** What the fields of a single slot change of its line. */
const singleOf = ({ time_slot, selected_days }: Pick<Changes, 'time_slot' | 'selected_days'>) => ({
  ...(time_slot !== undefined && { meal_slot: time_slot }),
  ...(selected_days && { selected_days }),
})

/** The named fields whose value is another one. A list of days is compared as a whole. */
const differing = (named: Changes, before: Subscription): Omit<Changes, 'menu_ids' | 'slots'> =>
  Object.fromEntries(
    Object.entries(named).filter(
      ([name, value]) => String(value) !== String(before[name as keyof Subscription]), // all are stored fields
    ),
  )
