import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openProduction } from '../../../test/production.ts'
import { monday } from '../../../test/subscribers.ts'
import { examineBooks } from '../books/index.ts'

for (const [gives, given] of [
  ['credit', ['534.62', '0.00']],
  ['voucher', ['500.00', '34.62']],
] as const)
  test(`a missed meal whose ${gives} waits for a frozen wallet is not credited as well when its subscription is cancelled`, async () => {
    const { active, act, sql, lunch, lock, holdClock, purse, asha, books, tenant } = await openProduction()
    const { id } = await active({ payment_mode: 'wallet' })
    await sql(
      `insert into subscription_skips (subscription, date, meal_slot, gives) values ($1, $2, $3, $4)`,
      [id, monday, lunch, gives],
    )
    await sql(`update orders set status = 'cancelled' where delivery_date = $1`, [monday])
    await sql('update wallets set frozen_at = kitchen_now()')
    await holdClock(`${monday}T10:00`)
    await lock()
    assert.equal((await act(id, 'cancel')).status, 200)
    await sql('update wallets set frozen_at = null')
    await lock()
    const [bill] = await sql('select open_amount from invoices')
    assert.deepEqual(
      [await purse(asha.customer), bill.open_amount, (await books()).unearned, await examineBooks(tenant)],
      [given, '34.62', undefined, []],
    )
  })

for (const [tax, after] of [
  ['0.00', { office: '-605.00', sales: '95.00', wallet: '510.00' }],
  ['5.00', { office: '-605.00', sales: '90.47', tax: '4.53', wallet: '510.00' }],
])
  test(`what was credited of a month that is then eaten whole is neither sold nor taxed (${tax}%)`, async () => {
    const { active, sql, lock, holdClock, books, tenant, dish, serve, dates, office } = await openProduction()
    await sql('update settings set tax_rate = $1, prices_include_tax = true', [tax])
    const { id } = await active({ payment_mode: 'cash', diet_type: 'veg', end_date: '2026-03-15' })
    const [bill] = await sql('select invoice, id as item from invoice_items')
    const note = { lines: [{ item: bill.item, amount: '10.00' }], reason: 'the soup was cold' }
    const path = `/api/v1/invoices/${bill.invoice}/credit_notes/`
    assert.equal((await office.post(path, note, { 'idempotency-key': path })).status, 201)
    const dal = await dish('Dal')
    for (const date of await dates(id)) {
      await serve(date, [dal], 'veg')
      await holdClock(`${date}T10:00`)
      await lock()
      const [meal] = await sql('select id from orders where delivery_date = $1', [date])
      for (const status of ['preparing', 'ready', 'delivered'])
        assert.equal((await office.post(`/api/v1/orders/${meal.id}/update_status/`, { status })).status, 200)
    }
    assert.deepEqual([await books(), await examineBooks(tenant)], [after, []])
  })
