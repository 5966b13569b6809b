import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import type { Closure, Era, Gives, Line, Override, Pause, Plan, Settled, Skip } from './plan.ts'

/** A plan with what its meals are written with. */
export type FullPlan = Plan & {
  payment_mode: string
  name: string
  portion_label: string
  special_instructions: string
  tax_rate: string
}

type Of<T> = T & { subscription: number }
type Scope = { ids: number[]; from: string; to: string }

/**
 * The plans of these subscriptions, in the order of their ids, with all that decides about the dates from `from` to `to`.
 * A plan that is past its end is read from its start, since what is owed then follows from everything before. Ten
 * statements however many they are: grouped in PostgreSQL as JSON twenty thousand of them took twice as long.
 */
export async function readPlans(db: Reads | Tx, { ids, from, to }: Scope): Promise<FullPlan[]> {
  const plans = await basics(db, ids)
  if (plans.length === 0) return []
  const behind = plans.filter(({ end_date }) => end_date < to).map(({ id }) => id)
  const near = (date: string) =>
    behind.length
      ? sql`(${sql.ref(date)} between ${from}::date and ${to}::date or subscription = any(${behind}::integer[]))`
      : sql`${sql.ref(date)} between ${from}::date and ${to}::date`
  const ofThese = sql`subscription in (select unnest(${ids}::integer[]))`
  const facts = {
    lines: await linesOf(db, ids),
    former: await formerLinesOf(db, ids),
    pauses: await rows<Of<Pause>>(
      db,
      sql`select subscription, from_date, until_date, meal_slot, gives from subscription_pauses
        where subscription = any(${ids}::integer[]) order by id`,
    ),
    skips: await rows<Of<Skip>>(
      db,
      sql`select subscription, date, meal_slot, gives, moved_to from subscription_skips where ${ofThese} and ${near('date')}`,
    ),
    overrides: await rows<Of<Override>>(
      db,
      sql`select subscription, date, meal_slot, quantity, address, dish, dish.name as dish_name, difference, extra_price, stands_for,
          special_instructions
        from subscription_overrides left join menu_items dish on dish.id = dish where ${ofThese} and ${near('date')}`,
    ),
    billed: await rows<Of<Plan['billed'][number]>>(
      db,
      sql`select subscription, period_start, period_end, total, tax_rate from invoices
        where subscription = any(${ids}::integer[]) and status = any(array['pending', 'paid']) and period_start is not null`,
    ),
    kept: await rows<Of<Plan['kept'][number]>>(
      db,
      sql`
      with mine as materialized (
        select o.subscription, o.delivery_date as date, o.meal_slot, o.status from unnest(${ids}::integer[]) wanted
          join orders o on o.subscription = wanted and o.status <> 'cancelled' and ${near('o.delivery_date')}
      )
      select subscription, date, meal_slot from mine
      where status <> 'pending' or meal_locks_at(date, meal_slot) <= kitchen_now()`,
    ),
    settled: await rows<Of<Settled>>(
      db,
      sql`select subscription, date, meal_slot, reason as state, gives from missed_meals where ${ofThese} and ${near('date')}`,
    ),
  }
  const closures = await closuresFrom(db, behind.length ? plans.reduce(earliest, from) : from)
  const of = <T extends { subscription: number }>(all: T[]) => {
    const own = Map.groupBy(all, ({ subscription }) => subscription)
    return ({ id }: { id: number }) => own.get(id) ?? []
  }
  const [lines, former] = [of(facts.lines), of(facts.former)]
  const [pauses, skips] = [of(facts.pauses), of(facts.skips)]
  const [overrides, billed] = [of(facts.overrides), of(facts.billed)]
  const [kept, settled] = [of(facts.kept), of(facts.settled)]
  return plans.map((plan) =>
    Object.assign(plan, {
      closures,
      lines: lines(plan),
      eras: inEras(former(plan)),
      pauses: pauses(plan),
      skips: skips(plan),
      overrides: overrides(plan),
      billed: billed(plan),
      kept: kept(plan),
      settled: settled(plan),
    }),
  )
}

const earliest = (from: string, { start_date }: { start_date: string }) =>
  start_date < from ? start_date : from

const basics = (db: Reads | Tx, ids: number[]) =>
  rows<
    Omit<
      FullPlan,
      'lines' | 'eras' | 'pauses' | 'skips' | 'overrides' | 'closures' | 'billed' | 'kept' | 'settled'
    >
  >(
    db,
    sql`
    select s.id, s.customer, s.status, s.start_date, s.end_date, s.pricing, s.price, s.period_days, s.billing, s.trial_until,
      s.priced_until, s.ended_early_on, s.cost_per_meal, s.closure_gives,
      s.payment_mode, s.special_instructions, settings.tax_rate,
      case when not settings.prices_include_tax then settings.tax_rate end as tax_on_top, (select kitchen_today()) as today, coalesce(p.portion_label, '') as portion_label,
      coalesce(p.name, (select string_agg(m.name, ', ' order by m.id) from subscription_menus sm join menus m on m.id = sm.menu
        where sm.subscription = s.id), 'Meal') as name
    from settings cross join subscriptions s left join meal_packages p on p.id = s.meal_package
    where s.id = any(${ids}::integer[]) order by s.id`,
  )

/** The rate of the tax in what a date is paid with: that of its invoice, or today's while there is none. */
export const taxRateOn = ({ billed, tax_rate }: FullPlan, date: string): string =>
  billed.find(({ period_start, period_end }) => period_start <= date && date <= period_end)?.tax_rate ??
  tax_rate

/** The slots of subscriptions, in the order in which a day has them. */
export const linesOf = (db: Reads | Tx, ids: number[]) =>
  rows<Of<Line>>(
    db,
    sql`select l.subscription, l.meal_slot, l.address, l.quantity, l.selected_days
      from subscription_lines l left join meal_slots slot on slot.id = l.meal_slot
      where l.subscription = any(${ids}::integer[]) order by l.subscription, slot.sort_order, slot.id`,
  )

/** Those that they had before, by the date until which they had them. */
const formerLinesOf = (db: Reads | Tx, ids: number[]) =>
  rows<Of<Line & { until_date: string }>>(
    db,
    sql`select l.subscription, l.until_date, l.meal_slot, l.address, l.quantity, l.selected_days
      from subscription_former_lines l left join meal_slots slot on slot.id = l.meal_slot
      where l.subscription = any(${ids}::integer[]) order by l.subscription, l.until_date, slot.sort_order, slot.id`,
  )

const inEras = (former: (Line & { until_date: string })[]): Era[] =>
  [...Map.groupBy(former, ({ until_date }) => until_date)].map(([until_date, lines]) => ({
    until_date,
    lines,
  }))

/** What a subscription had before, in the order of time. */
export const erasOf = async (db: Reads | Tx, id: number) => inEras(await formerLinesOf(db, [id]))

const closuresFrom = (db: Reads | Tx, from: string) =>
  rows<Closure>(
    db,
    sql`select from_date, until_date, meal_slot, gives, reason from closures
      where undone_at is null and until_date >= ${from}::date order by id`,
  )

/**
 * Until the transaction ends nobody else changes a subscription or plans its meals. One that was deleted may have some that
 * are locked. Undefined when there is none.
 */
export async function lockPlan(tx: Tx, subscription: number) {
  const [locked] = await rows<{
    status: string
    today: string
    time_slot: number | null
    cost_per_meal: string
    closure_gives: Gives
  }>(
    tx,
    sql`select status, kitchen_today() as today, time_slot, cost_per_meal, closure_gives from subscriptions
      where id = ${subscription} for no key update`,
  )
  return locked
}
