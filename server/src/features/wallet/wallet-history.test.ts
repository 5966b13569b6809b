import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { insist, openKitchen, type Answer } from '../../../test/harness.ts'
import { contradictions, type Change } from '../../../test/history.ts'

const size = Number(process.env.HISTORY ?? 2000)
const pick = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)]!

// Reliability demand 44.
test('of thousands of changes at once each wallet counts every one, in an order that can have been', async () => {
  const { customer, person, sql } = await openKitchen()
  const manager = await person('manager')
  const wallets = await Promise.all(Array.from({ length: 4 }, () => customer()))
  const ids = wallets.map((wallet) => wallet.customer)
  const history: Change[] = []
  const credits: number[] = []
  const transfers: (Change & { movement: number })[] = []
  const refused: number[] = []

  async function change() {
    const wallet = pick(ids)
    const what = Math.random()
    const reason = 'a test'
    const amount = `${1 + Math.floor(Math.random() * 20)}.00`
    const ask = (path: string, body: object): Promise<Answer> =>
      insist(() => manager.post(path, body, { 'idempotency-key': randomUUID() }))
    const own = `/api/v1/customers/${wallet}/wallet/`
    const asked = performance.now()
    const [kind, answer] =
      what < 0.4
        ? ['credit', await ask(`${own}credit/`, { amount, reason })]
        : what < 0.7
          ? [
              'transfer',
              await ask(`${own}transfer/`, { to: pick(ids.filter((id) => id !== wallet)), amount, reason }),
            ]
          : what < 0.85 || credits.length === 0
            ? ['grant', await ask(`${own}grant/`, { amount, reason })]
            : ['reversal', await ask(`/api/v1/wallet/movements/${pick(credits)}/reverse/`, { reason })]
    const { status, body } = answer
    const entry = { version: body.version, asked, answered: performance.now() }
    if (status !== 201) return void refused.push(status)
    if (kind === 'credit') credits.push(body.id)
    const [of] =
      kind === 'reversal' ? await sql('select customer from ledger_entries where id = $1', [body.id]) : []
    history.push({ ...entry, wallet: of?.customer ?? wallet })
    if (kind === 'transfer') transfers.push({ ...entry, wallet, movement: body.id })
  }

  let started = 0
  await Promise.all(
    Array.from({ length: 24 }, async () => {
      while ((started += 1) <= size) await change()
    }),
  )

  // A transfer answers with the giver's version; the taker's was given at the same time.
  const taken = await sql<{ movement: number; wallet: number; version: number }>(
    `select given.id as movement, taken.customer as wallet, taken.version from ledger_entries given
      join ledger_entries taken on taken.transaction = given.transaction and taken.amount > 0
      where given.id = any($1)`,
    [transfers.map(({ movement }) => movement)],
  )
  const intervals = new Map(transfers.map((change) => [Number(change.movement), change]))
  for (const { movement, wallet, version } of taken)
    history.push({ ...intervals.get(Number(movement))!, wallet, version })

  assert.deepEqual(contradictions(history), [])
  assert.ok(refused.every((status) => status === 402 || status === 409))
  const counted = await sql<{ customer: number; version: number }>('select customer, version from wallets')
  for (const { customer: wallet, version } of counted)
    assert.equal(history.filter((change) => change.wallet === wallet).length, version)
})

test('the program that judges such a history sees a version twice, a gap, and one from the past', () => {
  const at = (version: number, asked: number, answered: number) => ({ wallet: 1, version, asked, answered })
  assert.deepEqual(contradictions([at(1, 0, 9), at(2, 1, 3), at(3, 2, 4)]), [])
  assert.equal(contradictions([at(1, 0, 1), at(1, 2, 3)]).length, 1)
  assert.equal(contradictions([at(1, 0, 1), at(3, 2, 3)]).length, 1)
  assert.deepEqual(contradictions([at(2, 0, 1), at(1, 2, 3)]), [
    'wallet 1: version 2 was answered before 1 was asked for',
  ])
})
