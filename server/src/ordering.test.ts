import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../test/harness.ts'
import { recordStatements } from '../test/statements.ts'
import { superuser } from '../test/superuser.ts'

const invoice = 'id invoice_number date due_date total status notes created_at'
const notification = 'id message priority read read_at created_at'
const address =
  'id street city building_name floor_number flat_number zone is_default status admin_notes reason'
const movement = 'id amount transaction_type description created_at'
const subscription = 'id status start_date end_date time_slot selected_days payment_mode total_cost'

/** What the contract names to order a list by; where it names nothing, what is stored of the list's rows (section 1.4). */
const lists = {
  superuser: {
    '/api/saas/plans/':
      'id name tier description price_monthly price_yearly trial_days max_menu_items max_staff_users max_customers max_orders_per_month has_inventory_management has_delivery_tracking has_customer_app has_analytics has_whatsapp_notifications has_multi_branch is_active created_at updated_at',
    '/api/saas/tenants/': 'id name subdomain is_active created_on',
    '/api/saas/subscriptions/':
      'id tenant plan status billing_cycle current_period_start current_period_end trial_end next_invoice_date created_at updated_at',
    '/api/saas/invoices/':
      'id invoice_number tenant amount tax_amount total status period_start period_end due_date paid_at notes created_at',
  },
  admin: {
    '/api/v1/categories/': 'id name description created_at updated_at',
    '/api/v1/menus/': 'id name description price is_active created_at updated_at',
    '/api/v1/meal-packages/':
      'id name description price currency diet_type duration duration_days meals_per_day portion_label sort_order is_active created_at updated_at',
    '/api/v1/meal-slots/': 'id name code cutoff_time sort_order is_active created_at',
    '/api/v1/registration-requests/':
      'id name contact_number address meal_selection meal_type quantity status admin_notes rejection_reason created_at processed_at',
    '/api/v1/customer-addresses/': `${address} customer created_at updated_at`,
    '/api/v1/invoices/': `${invoice} customer`,
    '/api/v1/notifications/': `${notification} customer sent sent_at`,
    '/api/v1/staff/': 'id username email first_name last_name is_active date_joined last_login',
    '/api/v1/kitchen/orders/':
      'id assigned_to preparation_start_time preparation_end_time notes created_at updated_at',
    '/api/v1/delivery/deliveries/':
      'id order driver pickup_time delivery_time status notes created_at updated_at',
    '/api/v1/driver/zones/': 'id name description delivery_fee estimated_delivery_time is_active created_at',
    '/api/v1/driver/routes/': 'id name zone description is_active created_at',
    '/api/v1/driver/drivers/': 'id name phone email vehicle_number vehicle_type is_active created_at',
    '/api/v1/driver/schedules/': 'id zone day_of_week start_time end_time max_deliveries is_active',
    '/api/v1/driver/assignments/':
      'id delivery_status driver assigned_at estimated_pickup_time estimated_delivery_time notes',
    '/api/v1/menu-items/': 'name price created_at',
    '/api/v1/daily-menus/': 'menu_date status created_at',
    '/api/v1/orders/': 'order_date delivery_date status created_at',
    '/api/v1/customers/': 'created_at wallet_balance loyalty_points',
    '/api/v1/subscriptions-admin/': 'start_date end_date status total_cost',
    '/api/v1/inventory/items/': 'name current_stock updated_at',
    '/api/v1/inventory/units/': 'id name abbreviation category conversion_factor created_at',
  },
  driver: {
    '/api/v1/driver/deliveries/': 'id delivery_status estimated_pickup_time estimated_delivery_time notes',
  },
  customer: {
    '/api/v1/subscriptions/': subscription,
    '/api/v1/wallet/': movement,
    '/api/v1/addresses/': address,
    '/api/v1/customer/subscriptions/': subscription,
    '/api/v1/customer/orders/':
      'id order_date delivery_date status quantity special_instructions created_at updated_at',
    '/api/v1/customer/wallet/': movement,
    '/api/v1/customer/invoices/': invoice,
    '/api/v1/customer/notifications/': notification,
    '/api/v1/customer/addresses/': address,
  },
}

test('a list is ordered by the fields that the contract names, or else by whatever is stored of its rows, both ways', async () => {
  const kitchen = await openKitchen()
  const people = {
    superuser: await superuser(kitchen.server),
    admin: await kitchen.person('admin'),
    driver: await kitchen.driver(),
    customer: await kitchen.customer(),
  }
  const ignored: string[] = []
  for (const [who, paths] of Object.entries(lists))
    for (const [path, fields] of Object.entries(paths))
      for (const field of fields.split(' ')) {
        const orderOf = async (ordering: string) => {
          const sent = await recordStatements(async () => {
            const { get } = people[who as keyof typeof lists] // its own keys
            assert.equal((await get(`${path}?ordering=${ordering}`)).status, 200)
          })
          return sent.map(({ text }) => /order by .* limit \$\d+/s.exec(text)?.[0]).filter(Boolean)
        }
        const [up, down] = [await orderOf(field), await orderOf(`-${field}`)]
        if (String(up) === String(down)) ignored.push(`${path} ${field}`)
      }
  assert.deepEqual(ignored, [])
})
