import type { Kitchen } from '../kitchen.ts'

/** Which table's id stands in a path, by the longest beginning that fits. */
const tables: [beginning: string, table: string][] = [
  ['/api/v1/addresses/', 'customer_addresses'],
  ['/api/v1/categories/', 'categories'],
  ['/api/v1/credit-notes/', 'credit_notes'],
  ['/api/v1/customer-addresses/', 'customer_addresses'],
  ['/api/v1/customer/addresses/', 'customer_addresses'],
  ['/api/v1/customer/credit-notes/', 'credit_notes'],
  ['/api/v1/customer/invoices/', 'invoices'],
  ['/api/v1/customer/notifications/', 'notifications'],
  ['/api/v1/customer/orders/', 'orders'],
  ['/api/v1/customer/subscriptions/', 'subscriptions'],
  ['/api/v1/customer/wallet/', 'ledger_entries'],
  ['/api/v1/closures/', 'closures'],
  ['/api/v1/customers/', 'customers'],
  ['/api/v1/daily-menus/', 'daily_menus'],
  ['/api/v1/delivery/deliveries/', 'deliveries'],
  ['/api/v1/delivery/statuses/', 'orders'],
  ['/api/v1/driver/assignments/', 'assignments'],
  ['/api/v1/driver/deliveries/', 'deliveries'],
  ['/api/v1/driver/drivers/', 'drivers'],
  ['/api/v1/driver/routes/', 'routes'],
  ['/api/v1/driver/schedules/', 'delivery_schedules'],
  ['/api/v1/driver/zones/', 'zones'],
  ['/api/v1/inventory/items/', 'inventory_items'],
  ['/api/v1/inventory/units/', 'units'],
  ['/api/v1/invoices/', 'invoices'],
  ['/api/v1/kitchen/orders/', 'kitchen_tickets'],
  ['/api/v1/meal-packages/', 'meal_packages'],
  ['/api/v1/meal-slots/', 'meal_slots'],
  ['/api/v1/menu-items/', 'menu_items'],
  ['/api/v1/menus/', 'menus'],
  ['/api/v1/notifications/', 'notifications'],
  ['/api/v1/orders/', 'orders'],
  ['/api/v1/payments/', 'payments'],
  ['/api/v1/production/exceptions/', 'production_exceptions'],
  ['/api/v1/production/late_requests/', 'late_requests'],
  ['/api/v1/registration-requests/', 'registration_requests'],
  ['/api/v1/staff/', 'accounts'],
  ['/api/v1/subscriptions-admin/', 'subscriptions'],
  ['/api/v1/subscriptions/', 'subscriptions'],
  ['/api/v1/wallet/movements/', 'ledger_entries'],
  ['/api/v1/wallet/top-ups/', 'top_ups'],
  ['/api/v1/wallet/', 'ledger_entries'],
]

/**
 * Fills an empty kitchen with as many of each thing as there are `copies`: everything that can be somebody's is the given
 * customer's, every delivery the given driver's. Answers, for a path, the ids to try in it.
 */
export async function fillKitchen(
  kitchen: Kitchen,
  own: { account: number; driver: number },
  copies: number,
) {
  const { sql } = kitchen
  const [owner] = await sql<{ id: number }>('select id from customers where account = $1', [own.account])
  const first: Record<string, number> = {}
  const today = `date '${await kitchen.today()}'`
  const fill = async (table: string, columns: string, values: string) => {
    const rows = await sql<{ id: number }>(
      `insert into ${table} (${columns}) select ${values} from generate_series(0, ${copies - 1}) n order by n returning id`,
    )
    first[table] = Math.min(...rows.map(({ id }) => id))
  }
  const of = (table: string) => `${first[table]} + n`
  const customer = String(owner?.id)

  await fill('categories', 'name', `'Category ' || n`)
  await fill(
    'menu_items',
    'name, description, price, category',
    `'Dish ' || n, 'tasty', '10.00', ${of('categories')}`,
  )
  await fill('meal_slots', 'name, code', `'Slot ' || n, 'slot' || n`)
  await fill('daily_menus', 'menu_date, meal_slot, status', `${today} + 30, ${of('meal_slots')}, 'draft'`)
  await fill('menus', 'name, price', `'Menu ' || n, '10.00'`)
  await fill('meal_packages', 'name, price', `'Package ' || n, '300.00'`)
  await fill('zones', 'name, delivery_fee', `'Zone ' || n, '0.00'`)
  await fill('routes', 'name, zone', `'Route ' || n, ${of('zones')}`)
  await fill(
    'delivery_schedules',
    'zone, day_of_week, start_time, end_time',
    `${of('zones')}, 0, '10:00', '12:00'`,
  )
  await fill('accounts', 'username, role', `'staff-' || n, 'staff'`)
  await fill('drivers', 'name, phone', `'Driver ' || n, '+97155' || n`)
  const others = await sql<{ id: number }>(
    `insert into accounts (username, role) select 'eater-' || n, 'customer' from generate_series(0, ${copies - 1}) n order by n returning id`,
  )
  const eaters = Math.min(...others.map(({ id }) => id))
  await fill('customers', 'account, name, phone', `${eaters} + n, 'Eater ' || n, '+97156' || n`)
  await sql(
    `insert into wallets (customer, balance, credit_limit) select ${of('customers')}, '0.00', '0.00' from generate_series(0, ${copies - 1}) n`,
  )
  await fill('customer_addresses', 'customer, street, status', `${customer}, 'Palm Street', 'pending'`)
  await fill(
    'subscriptions',
    'customer, start_date, end_date, selected_days, price, cost_per_meal, total_cost',
    `${customer}, ${today} + 1, ${today} + 30, '{Monday}', '10.00', '10.00', '40.00'`,
  )
  await fill(
    'invoices',
    'customer, invoice_number, due_date, total',
    `${customer}, 'INV-' || n, ${today} + 7, '40.00'`,
  )
  await fill(
    'invoice_items',
    'invoice, menu_name, quantity, unit_price, total_price',
    `${of('invoices')}, 'Thali', 4, '10.00', '40.00'`,
  )
  await fill(
    'credit_notes',
    'credit_note_number, invoice, customer, reason, total',
    `'CN-' || n, ${first.invoices}, ${customer}, 'cold', '0.01'`,
  )
  await fill('invoice_payments', 'invoice, amount, method', `${first.invoices}, '0.01', 'cash'`)
  await fill('notifications', 'customer, message', `${customer}, 'Hello'`)
  await fill(
    'orders',
    'customer, delivery_date, status, payment_mode, quantity, tax, total, currency',
    `${customer}, ${today}, 'confirmed', 'cash', 1, '0.00', '10.00', 'AED'`,
  )
  // From the other end, so that what is tried on an order does not befall the delivery that is tried next.
  const order = `${first.orders} + ${copies - 1} - n`
  await fill('kitchen_tickets', 'order_id', order)
  await fill('deliveries', '"order"', order)
  await fill('assignments', '"order", driver', `${order}, ${own.driver}`)
  await fill('production_exceptions', '"order", kind, reason', `${of('orders')}, 'uncooked', 'Nobody cooked'`)
  await fill('late_requests', 'subscription, date, kind', `${of('subscriptions')}, ${today} + 1, 'skip'`)
  await fill(
    'registration_requests',
    'name, contact_number, address, meal_selection, meal_type, quantity',
    `'Guest', '+97157' || n, 'Palm Street', 'lunch', 'veg', 1`,
  )
  await fill('closures', 'from_date, until_date, reason', `${today} + 60 + n, ${today} + 60 + n, 'Holiday'`)
  await fill('units', 'name, abbreviation, category', `'Unit ' || n, 'u' || n, 'weight'`)
  await fill('inventory_items', 'name, unit, cost_per_unit', `'Item ' || n, ${of('units')}, '1.00'`)
  await fill('top_ups', 'customer, amount', `${customer}, '10.00'`)
  // Cash that the first driver and the given one took and still carry.
  for (const driver of [own.driver, first.drivers])
    await sql(
      `with taken as (
        insert into ledger_transactions (type, explanation) select 'cash_sale', 'Earned' from generate_series(1, ${copies}) returning id
      )
      insert into ledger_entries (transaction, account, amount, driver)
      select id, 'cash', -10.00, ${driver} from taken union all select id, 'sales', 10.00, null from taken`,
    )
  await fill(
    'payments',
    'customer, top_up, provider, reference, amount, currency, refunded_amount',
    `${customer}, ${of('top_ups')}, 'stripe', 'cs_' || n, '10.00', 'AED', '0.00'`,
  )
  const [entry] = await sql<{ id: number }>(
    `select min(id) as id from ledger_entries where customer = ${customer}`,
  )

  const used: Record<string, number> = {}
  return {
    /** The id to try next in this path; 1 where it is of the platform. */
    id(path: string): number {
      const table = tables.find(([beginning]) => path.startsWith(beginning))?.[1]
      if (table === 'ledger_entries') return Number(entry?.id)
      return table === undefined ? 1 : (first[table] ?? 0) + (used[table] ?? 0)
    },
    /** After somebody changed it: the next one is fresh. */
    spend(path: string) {
      const table = tables.find(([beginning]) => path.startsWith(beginning))?.[1]
      if (table === undefined) return
      used[table] = (used[table] ?? 0) + 1
      if (used[table] >= copies) throw new Error(`more than ${copies} ${table} are needed`)
    },
    knows: (path: string) => tables.some(([beginning]) => path.startsWith(beginning)),
  }
}
