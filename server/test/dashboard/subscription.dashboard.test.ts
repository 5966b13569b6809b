import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { list, maybeText, model, pageOf, rowsOf } from './casts.ts'
import { anything, openDashboard } from './open-dashboard.ts'
import * as models from './models.ts'

const monday = '2026-03-09'

/** A kitchen on a Monday morning with what a subscription needs, all of it made through the dashboard. */
async function openOffice() {
  const { kitchen, dashboard } = await openDashboard()
  await kitchen.holdClock(`${monday}T08:00`)
  await kitchen.sql(
    `insert into meal_slots (name, code, cutoff_time, sort_order) values ('Lunch', 'lunch', '10:00', 1)`,
  )
  const zone = await dashboard.post('driver/zones/', models.DeliveryZone, {
    name: 'Marina',
    description: '',
    delivery_fee: '0.00',
    estimated_delivery_time: 30,
    is_active: true,
  })
  const customer = await dashboard.post('customers/', models.CustomerItem, {
    name: 'Asha Rao',
    phone: '+971501234567',
    email: '',
    emirates_id: '',
    zone: 'Marina',
    preferred_communication: 'whatsapp',
    building_name: '',
    flat_number: '',
    floor_number: '',
    street: 'Palm Street 1',
    city: 'Dubai',
  })
  const menu = await dashboard.post('menus/', models.MenuPlan, {
    name: 'Veg Thali',
    description: '',
    price: '18.00',
    is_active: true,
    menu_item_ids: [],
  })
  const mealPackage = await dashboard.post('meal-packages/', models.MealPackage, {
    name: 'Monthly Veg',
    description: '',
    price: '450.00',
    currency: 'AED',
    diet_type: 'veg',
    duration: 'monthly',
    duration_days: 30,
    meals_per_day: 1,
    portion_label: '',
    sort_order: 0,
    is_active: true,
    menu_ids: [menu.id],
  })
  const [slot] = await dashboard.get('meal-slots/', rowsOf(models.TimeSlot))
  assert.ok(slot)
  const wish = {
    customer: customer.id,
    status: 'pending',
    start_date: monday,
    end_date: '2026-04-07',
    time_slot: slot.id,
    meal_package: mealPackage.id,
    lunch_address: customer.addresses[0]?.id ?? null,
    dinner_address: null,
    selected_days: ['Monday', 'Wednesday', 'Friday'],
    payment_mode: 'wallet',
    want_notifications: false,
    dietary_preferences: '',
    special_instructions: 'ring twice',
  }
  return { kitchen, dashboard, customer, zone, wish }
}

/** Mondays, Wednesdays and Fridays from March 9 to April 7. */
const meals = 13

test('the subscriptions screen: made, activated once, paused, resumed, and billed once', async () => {
  const { dashboard, wish } = await openOffice()
  const made = await dashboard.post('subscriptions-admin/', models.SubscriptionItem, wish)
  assert.deepEqual(
    [made.status, made.total_cost, made.time_slot_name, made.lunch_address_details?.street],
    ['pending', 450, 'Lunch', 'Palm Street 1'],
  )
  const activated = await dashboard.post(
    `subscriptions-admin/${made.id}/activate/`,
    model({ status: maybeText, orders_created: anything, invoice_created: anything }),
  )
  assert.deepEqual(activated, { status: 'active', orders_created: meals, invoice_created: true })

  const paused = await dashboard.post(`subscriptions-admin/${made.id}/pause/`, models.SubscriptionItem)
  assert.equal(paused.status, 'paused')
  const resumed = await dashboard.post(
    `subscriptions-admin/${made.id}/activate/`,
    model({ status: maybeText, orders_created: anything, invoice_created: anything }),
  )
  assert.deepEqual(resumed, { status: 'active', orders_created: meals, invoice_created: false })
  const generated = await dashboard.post(
    `subscriptions-admin/${made.id}/generate_orders/`,
    model({ detail: maybeText, orders_created: anything }),
  )
  assert.equal(generated.orders_created, 0)

  const { results } = await dashboard.get('subscriptions-admin/', pageOf(models.SubscriptionItem), {
    status: 'active',
  })
  const [row] = results
  assert.deepEqual(
    [row?.order_count, row?.want_notifications, row?.special_instructions],
    [meals, false, 'ring twice'],
    'the next edit starts from the row',
  )
  assert.ok(row)
  // An edit sends back everything that the row said.
  const edited = await dashboard.patch(`subscriptions-admin/${row.id}/`, models.SubscriptionItem, {
    ...wish,
    status: row.status,
    selected_days: row.selected_days,
    special_instructions: row.special_instructions ?? '',
    dietary_preferences: 'no onion',
  })
  assert.deepEqual([edited.status, edited.dietary_preferences], ['active', 'no onion'])
  const cancelled = await dashboard.post(`subscriptions-admin/${row.id}/cancel/`, models.SubscriptionItem)
  assert.equal(cancelled.status, 'cancelled')
  for (const status of ['pending', 'paused', 'expired', 'cancelled']) {
    await dashboard.get('subscriptions-admin/', pageOf(models.SubscriptionItem), { status })
  }
})

test('the orders and delivery screens carry a subscription’s meal from pending to delivered', async () => {
  const { kitchen, dashboard, zone, wish } = await openOffice()
  const driver = await dashboard.post('driver/drivers/', models.DeliveryDriver, {
    name: 'Omar',
    phone: '+971507654321',
    email: '',
    vehicle_number: '',
    vehicle_type: '',
    is_active: true,
    zone_ids: [zone.id],
    route_ids: [],
  })
  const { id } = await dashboard.post('subscriptions-admin/', models.SubscriptionItem, wish)
  await dashboard.post(`subscriptions-admin/${id}/activate/`, anything)

  const today = await dashboard.get('orders/', pageOf(models.OrderItem), { delivery_date: monday })
  const [order] = today.results
  assert.ok(order)
  assert.deepEqual(
    [order.status, order.subscription, order.customer_name, order.special_instructions],
    ['pending', id, 'Asha Rao', 'ring twice'],
  )
  const all = await dashboard.get('orders/', pageOf(models.OrderItem))
  assert.ok(all.next, 'thirteen meals are two pages')
  const more = await dashboard.get(all.next, pageOf(models.OrderItem))
  assert.equal(all.results.length + more.results.length, meals)

  for (const status of ['confirmed', 'preparing', 'ready']) {
    const path: string = `orders/${order.id}/update_status/`
    assert.equal((await dashboard.post(path, models.OrderItem, { status })).status, status)
  }
  const { results } = await dashboard.get('delivery/deliveries/', pageOf(models.DeliveryItem))
  const [delivery] = results
  assert.ok(delivery)
  assert.deepEqual([delivery.order_id, delivery.driver], [order.id, driver.id])
  assert.match(delivery.delivery_address ?? '', /Palm Street 1/)
  await dashboard.post(`delivery/deliveries/${delivery.id}/assign_driver/`, models.DeliveryItem, {
    driver_id: driver.id,
  })
  for (const status of ['in_transit', 'delivered']) {
    await dashboard.post(`delivery/deliveries/${delivery.id}/update_status/`, models.DeliveryItem, { status })
  }
  const done = await dashboard.get(`orders/${order.id}/`, models.OrderItem)
  assert.equal(done.status, 'delivered')
  // The dashboard sends this itself after a delivery, because the old backend left the order ready.
  await dashboard.post(`orders/${order.id}/update_status/`, models.OrderItem, { status: 'delivered' })

  const summary = await dashboard.get('dashboard/summary/', models.DashboardSummary)
  assert.deepEqual(
    [summary.orders.total, summary.orders.today, summary.deliveries.completed, summary.recent_orders.length],
    [meals, 1, 1, 5],
  )
  assert.equal(summary.customers.active_subscriptions, 1)
  await kitchen.holdClock(null)
})

test('the finance screen: the period’s invoice is shown with its lines and marked paid', async () => {
  const { dashboard, wish } = await openOffice()
  const { id } = await dashboard.post('subscriptions-admin/', models.SubscriptionItem, wish)
  await dashboard.post(`subscriptions-admin/${id}/activate/`, anything)
  const [summary, invoices] = await Promise.all([
    dashboard.get('invoices/summary/', models.InvoiceSummary),
    dashboard.get('invoices/', rowsOf(models.InvoiceItem), { status: 'pending' }),
  ])
  const [invoice] = invoices
  assert.ok(invoice)
  assert.deepEqual([summary.pending_total, invoice.total, invoice.items.length], [450, 450, 1])
  assert.match(invoice.invoice_number, /^INV-202603-\d{4}$/)
  const paid = await dashboard.post(`invoices/${invoice.id}/mark_paid/`, models.InvoiceItem)
  assert.equal(paid.status, 'paid')
  const after = await dashboard.get('invoices/summary/', models.InvoiceSummary)
  assert.deepEqual([after.paid_total, after.pending_total, after.total_count], [450, 0, 1])
  for (const status of ['paid', 'failed', 'refunded'])
    await dashboard.get('invoices/', rowsOf(models.InvoiceItem), { status })
  const money = await dashboard.get('dashboard/summary/', models.DashboardSummary)
  assert.equal(money.revenue.monthly, 450)
  assert.deepEqual(await dashboard.get('daily-menus/today/', list(models.DailyMenu)), [])
})
