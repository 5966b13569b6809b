import { found, invalid } from '../../refusals.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import type { NewPackage, PackagePatch } from './packages.schema.ts'
import {
  archivePackage,
  holdMenus,
  insertPackage,
  packageById,
  replaceMenus,
  updatePackage,
} from './packages.sql.ts'

export const createPackage = (tenant: Tenant, { menu_ids = [], price, ...plain }: NewPackage) =>
  tenant.write(async (tx) => {
    const { id } = await insertPackage(tx, {
      ...plain,
      price: moneyField('price', price, tenant.currency_digits),
    })
    await setMenus(tx, id, menu_ids)
    return judged(found(await packageById(tx, id)))
  })

/** Changes what is named; a list of menus replaces all menus. What is subscribed to already keeps its price. */
export const changePackage = (tenant: Tenant, id: number, { menu_ids, price, ...plain }: PackagePatch) =>
  tenant.write(async (tx) => {
    const changes = {
      ...plain,
      ...(price !== undefined && { price: moneyField('price', price, tenant.currency_digits) }),
    }
    found(await updatePackage(tx, id, changes))
    if (menu_ids) await setMenus(tx, id, menu_ids)
    return judged(found(await packageById(tx, id)))
  })

type Terms = Pick<
  NonNullable<Awaited<ReturnType<typeof packageById>>>,
  'billing' | 'pricing' | 'duration' | 'duration_days' | 'auto_renew'
>

/** What does not go together, however it came about. */
function judged<T extends Terms>(terms: T): T {
  const { billing, pricing, duration, duration_days, auto_renew } = terms
  if (billing === 'month' && (pricing !== 'period' || duration !== 'monthly' || duration_days === 0))
    throw invalid({ billing: 'Only a monthly package with a price per period is billed by the month.' })
  if (auto_renew && duration_days === 0)
    throw invalid({ auto_renew: 'A package without duration_days has no period to be renewed by.' })
  return terms
}

/** Nobody can subscribe to it any more; running subscriptions keep it until they end (contract 13, decision 10). */
export const removePackage = (tenant: Tenant, id: number): Promise<void> =>
  tenant.write(async (tx) => void found(await archivePackage(tx, id)))

async function setMenus(tx: Tx, meal_package: number, wished: number[]): Promise<void> {
  const menus = [...new Set(wished)]
  if ((await holdMenus(tx, menus)).length < menus.length)
    throw invalid({ menu_ids: 'Some of these menus do not exist.' })
  await replaceMenus(tx, meal_package, menus)
}
