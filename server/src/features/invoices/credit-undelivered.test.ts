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
