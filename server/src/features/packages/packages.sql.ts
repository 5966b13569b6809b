import { sql, type Insertable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { rows } from '../../platform/db/handles.ts'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

type MealPackage = Insertable<TenantDb['meal_packages']>
export type PackageFilter = { diet_type?: string; duration?: string; is_active?: boolean }

/** What a package promises. A subscription copies it, so that a later change changes nothing that was agreed. */
const terms = [
  'pricing',
  'skip_gives',
  'skip_quota',
  'pause_gives',
  'closure_gives',
  'voucher_days',
  'trial_days',
  'billing',
  'auto_renew',
  'renew_notice_days',
  'notice_days',
] as const

const packages = (db: Reads) =>
  db
    .selectFrom('meal_packages as package')
    .where('package.archived_at', 'is', null)
    .select((eb) => [
      'package.id',
      'package.name',
      'package.description',
      'package.price',
      'package.currency',
      'package.diet_type',
      sql<string>`case package.diet_type when 'veg' then 'Vegetarian' when 'nonveg' then 'Non-Vegetarian' else 'Both' end`.as(
        'diet_type_display',
      ),
      'package.duration',
      sql<string>`initcap(package.duration)`.as('duration_display'),
      'package.duration_days',
      'package.meals_per_day',
      'package.portion_label',
      ...terms.map((term) => `package.${term}` as const),
      jsonArrayFrom(
        eb
          .selectFrom('package_menus')
          .innerJoin('menus as menu', 'menu.id', 'package_menus.menu')
          .whereRef('package_menus.meal_package', '=', 'package.id')
          .where('menu.archived_at', 'is', null)
          .orderBy('menu.name')
          .orderBy('menu.id')
          .select(['menu.id', 'menu.name', 'menu.description', sql<string>`menu.price::text`.as('price')]),
      ).as('menus'),
      'package.sort_order',
      'package.is_active',
      'package.created_at',
      'package.updated_at',
    ])

const sortable = [
  'id',
  'name',
  'description',
  'price',
  'currency',
  'diet_type',
  'duration',
  'duration_days',
  'meals_per_day',
  'portion_label',
  ...terms,
  'sort_order',
  'is_active',
  'created_at',
  'updated_at',
]

export function listPackages(
  db: Reads,
  { diet_type, duration, is_active }: PackageFilter,
  page: PageRequest,
) {
  let query = searched(packages(db), page.words, ['package.name', 'package.description'])
  if (diet_type) query = query.where('package.diet_type', '=', diet_type)
  if (duration) query = query.where('package.duration', '=', duration)
  if (is_active !== undefined) query = query.where('package.is_active', '=', is_active)
  const usual = ['package.sort_order', 'package.name']
  return pageOf(ordered(query, page.ordering, sortable, usual, 'package.id'), page)
}

export const packageById = (db: Reads, id: number) =>
  packages(db).where('package.id', '=', id).executeTakeFirst()

/**
 * What subscribing to a package needs to know; `price` is that of one period of `duration_days`, `menus` are the ids of its
 * menus. Undefined when there is none, or it is switched off or archived.
 */
export const packageFacts = (db: Reads, id: number) =>
  db
    .selectFrom('meal_packages')
    .select([
      'id',
      'name',
      'price',
      'currency',
      'diet_type',
      'duration_days',
      'meals_per_day',
      ...terms,
      sql<number[]>`array(
        select menus.id from package_menus p join menus on menus.id = p.menu and menus.archived_at is null
        where p.meal_package = meal_packages.id order by menus.id)`.as('menus'),
    ])
    .where('id', '=', id)
    .where('is_active', '=', true)
    .where('archived_at', 'is', null)
    .executeTakeFirst()

export const insertPackage = (tx: Tx, values: MealPackage) =>
  tx.insertInto('meal_packages').values(values).returning('id').executeTakeFirstOrThrow()

/** Undefined when there is none. */
export const updatePackage = (tx: Tx, id: number, changes: Partial<MealPackage>) =>
  tx
    .updateTable('meal_packages')
    .set({ ...changes, updated_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .returning('id')
    .executeTakeFirst()

/** Undefined when there is none. */
export const archivePackage = (tx: Tx, id: number) =>
  tx
    .updateTable('meal_packages')
    .set({ archived_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .returning('id')
    .executeTakeFirst()

/** Which of these menus exist; they cannot be archived before the transaction ends. */
export const holdMenus = (tx: Tx, ids: number[]) =>
  rows<{ id: number }>(
    tx,
    sql`select id from menus where id = any(${ids}) and archived_at is null order by id for share`,
  )

export async function replaceMenus(tx: Tx, meal_package: number, menus: number[]): Promise<void> {
  await tx.deleteFrom('package_menus').where('meal_package', '=', meal_package).execute()
  await rows(
    tx,
    sql`insert into package_menus (meal_package, menu) select ${meal_package}, menu from unnest(${menus}::integer[]) menu`,
  )
}
