import { invalid, refuse, refusedAction } from '../../refusals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tenant } from '../../platform/tenancy/tenant.ts'
import {
  listMenus,
  menuById,
  menusBetween,
  slotExists,
  weekOf,
  type MenuFilter,
  type View,
} from './daily-menus.sql.ts'

export async function showDailyMenu(db: Reads, view: View, id: number) {
  const menu = await menuById(db, view, id)
  if (!menu) throw refuse('not_found')
  return menu
}

export async function showDailyMenus({ read }: Tenant, view: View, filter: MenuFilter, page: PageRequest) {
  if (filter.meal_slot && !(await slotExists(read, filter.meal_slot)))
    throw invalid({ meal_slot: 'This meal slot does not exist.' })
  return listMenus(read, view, filter, page)
}

/** The seven days from `start`, or the kitchen's current week. */
export async function showWeek({ read }: Tenant, view: View, start: string | undefined) {
  if (start !== undefined && !isDate(start)) throw refusedAction('start must be a date: YYYY-MM-DD.')
  const week = await weekOf(read, start ?? null)
  return { ...week, menus: await menusBetween(read, view, week.week_start, week.week_end) }
}

const isDate = (text: string) =>
  /^(19|20)\d\d-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text)
