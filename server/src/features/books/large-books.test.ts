import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { examineBooks } from './verify-books.ts'

const entries = Number(process.env.BOOKS_ROWS ?? 20_000)
const most = 60_000

// Reliability demand 51; BOOKS_ROWS=1000000 for all of it.
test(`the books of ${entries} entries are examined within a minute, and a cent too much is found among them`, async (t) => {
  const { server, tenant, sql, person } = await openKitchen()
  // Each wallet is paid in once and buys nine delivered meals: two entries and nine times two and three.
  const wallets = Math.ceil(entries / 47)
  await server.deps.owner.with(tenant.database, async (client) => {
    await client.query(`
      set session_replication_role = replica;
      insert into customers (id, account, name) overriding system value select n, n, 'Eater ' || n from generate_series(1, ${wallets}) n;
      insert into wallets (customer, balance, credit_limit, version) select n, '10.00', '0.00', 10 from generate_series(1, ${wallets}) n;
      insert into orders (id, customer, delivery_date, status, payment_mode, quantity, tax, total, currency) overriding system value
        select n, 1 + (n - 1) / 9, kitchen_today(), 'delivered', 'wallet', 1, '0.50', '10.00', 'AED' from generate_series(1, 9 * ${wallets}) n;
      insert into ledger_transactions (id, type, explanation, "order") overriding system value
        select n, 'credit', 'paid in', null from generate_series(1, ${wallets}) n
        union all select ${wallets} + id, 'order_payment', 'paid', id from orders
        union all select 10 * ${wallets} + id, 'revenue', 'earned', id from orders;
      insert into ledger_entries (transaction, account, customer, amount, version, balance_after)
        select n, 'wallet', n, 100.00, 1, 100.00 from generate_series(1, ${wallets}) n
        union all select ${wallets} + id, 'wallet', customer, -10.00, 2 + (id - 1) % 9, (90 - 10 * ((id - 1) % 9))::numeric(12, 2) from orders;
      insert into ledger_entries (transaction, account, amount)
        select n, 'office', -100.00 from generate_series(1, ${wallets}) n
        union all select ${wallets} + id, 'unearned', 10.00 from orders
        union all select 10 * ${wallets} + id, account, amount from orders,
          (values ('unearned', -10.00), ('sales', 9.50), ('tax', 0.50)) leg (account, amount);
      reset session_replication_role`)
    await client.query('vacuum analyze')
  })
  const took = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
    const begun = performance.now()
    return [await work(), Math.round(performance.now() - begun)]
  }
  const [found, ms] = await took(() => examineBooks(tenant))
  assert.deepEqual(found, [])
  assert.ok(ms < most, `${ms} ms`)
  await sql(`update wallets set balance = '10.01' where customer = $1`, [wallets])
  const [differences] = await took(() => examineBooks(tenant))
  assert.equal(differences.length, 1)
  assert.equal(differences[0]?.customer, wallets)

  const manager = await person('manager')
  const times = [`${ms} ms to examine`]
  for (const report of ['trial-balance', 'day-book', 'ageing', 'cash-book']) {
    const [{ status }, ms] = await took(() => manager.get(`/api/v1/books/${report}/`))
    assert.equal(status, 200)
    times.push(`${ms} ms for ${report}`)
  }
  t.diagnostic(times.join(', '))
})
