import { strict as assert } from 'node:assert'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openBooks } from '../../../test/books.ts'
import { logLines } from '../../../test/log-lines.ts'
import { postOffice } from '../../../test/post-office.ts'
import { startServer } from '../../../test/server.ts'
import { until } from '../../../test/until.ts'
import { lastMails } from '../../platform/mail/mail-files.ts'
import { remindOfInvoices } from './index.ts'

const logged = logLines()
const server = await startServer({ log: logged.log })
await server.deps.jobs.start()
after(() => server.close())

async function openDesk() {
  const books = await openBooks({ server })
  const { tenant, asha, sql, slug } = books
  return {
    ...books,
    /** All turns of the recurring work on this day, as two nodes would do them. */
    async day(date: string) {
      await books.holdClock(`${date}T09:00`)
      const run = () => tenant.write((tx) => remindOfInvoices(tx, new Date(), tenant))
      await Promise.all([run(), run()])
      await run()
    },
    stages: async () =>
      (await sql('select stage from invoice_reminders order by invoice, stage')).map(({ stage }) => stage),
    notices: async () =>
      (await asha.get('/api/v1/customer/notifications/')).body.results
        .map(({ message }: { message: string }) => message)
        .filter((message: string) => message.includes('still open')),
    mails: async () =>
      (await lastMails(join(server.deps.config.dataDir, 'mail'), 1_000)).filter(({ path }) =>
        path.includes(`/${slug}/`),
      ),
  }
}

test('who has not paid is reminded a day, a week and two weeks after the day it was due, each once, also by mail', async () => {
  const { issue, day, stages, notices, mails, sql, asha, staff } = await openDesk()
  await sql(`update accounts set email = 'asha@spice.example' where id = $1`, [asha.account])
  const { id } = await issue({ due_date: '2026-03-12' })
  await day('2026-03-12')
  assert.deepEqual(
    [await stages(), (await staff.get(`/api/v1/invoices/${id}/`)).body.is_overdue],
    [[], false],
  )
  await day('2026-03-13')
  assert.deepEqual(
    [await stages(), (await staff.get(`/api/v1/invoices/${id}/`)).body.is_overdue],
    [[1], true],
  )
  for (const date of ['2026-03-14', '2026-03-18']) await day(date)
  assert.deepEqual(await stages(), [1])
  for (const date of ['2026-03-19', '2026-03-25', '2026-03-26', '2026-03-27', '2026-05-01']) await day(date)
  assert.deepEqual(await stages(), [1, 7, 14])
  const sentence = '30.00 AED of your invoice INV-202603-0001 was due on 2026-03-12 and is still open.'
  assert.deepEqual(await notices(), [sentence, sentence, sentence])
  await until(async () => (await mails()).length === 3)
  const [mail] = await mails()
  assert.match(mail?.text ?? '', /^To: asha@spice\.example$/m)
  assert.match(mail?.text ?? '', /^Subject: Invoice INV-202603-0001 is still open$/m)
  assert.match(mail?.text ?? '', /30\.00 AED of your invoice INV-202603-0001 from/)
  assert.ok(!logged.text().includes('spice.example'))
})

test('nobody is reminded of what is paid, or three times at once because nothing ran; without an address there is no mail', async () => {
  const { issue, day, stages, notices, mails, staff } = await openDesk()
  const [paid, open] = [await issue({ due_date: '2026-03-12' }), await issue({ due_date: '2026-03-12' })]
  await staff.post(`/api/v1/invoices/${paid.id}/mark_paid/`)
  await day('2026-03-27')
  assert.deepEqual([await stages(), (await notices()).length], [[14], 1])
  // A year later nobody is asked by a machine.
  await issue({ due_date: '2025-03-12' })
  await day('2026-03-28')
  assert.deepEqual(await stages(), [14])
  assert.equal((await notices())[0].includes(open.invoice_number), true)
  assert.deepEqual(await mails(), [])
})

test('sixty late invoices are reminded of in turns, each once', async () => {
  const { issue, day, stages, tenant, sql } = await openDesk()
  for (let n = 0; n < 60; n += 1) await issue({ due_date: '2026-03-12' })
  await day('2026-03-13')
  assert.equal(await tenant.write((tx) => remindOfInvoices(tx, new Date(), tenant)), false)
  assert.deepEqual(await stages(), Array(60).fill(1))
  assert.deepEqual(await sql('select count(*) from notifications where priority = $1', ['high']), [
    { count: 60 },
  ])
})

test('a mail server that hangs and then fails holds up nobody who pays, and who still owes is reminded by one mail', async (t) => {
  const hangs = Promise.withResolvers<void>()
  const office = await postOffice({
    refuse: async (before) => {
      await hangs.promise
      return before < 3 ? { responseCode: 451 } : undefined
    },
  })
  const away = await startServer({
    log: logged.log,
    mail: { to: { host: '127.0.0.1', port: office.port, tls: false }, from: 'kitchen@spice.example' },
  })
  t.after(async () => {
    hangs.resolve()
    await away.close()
    await office.close()
  })
  await away.deps.jobs.start()
  const { tenant, issue, holdClock, sql, staff, asha } = await openBooks({ server: away })
  await sql(`update accounts set email = 'asha@spice.example' where id = $1`, [asha.account])
  const invoices = []
  for (let n = 0; n < 12; n += 1) invoices.push(await issue({ due_date: '2026-03-12' }))
  await holdClock('2026-03-13T09:00')
  await tenant.write((tx) => remindOfInvoices(tx, new Date(), tenant))
  await until(async () => office.asked() >= 4)

  const [unpaid, ...paid] = invoices
  const start = performance.now()
  const pay = ({ id }: { id: number }) => staff.post(`/api/v1/invoices/${id}/mark_paid/`)
  const answers = await Promise.all(paid.map(pay))
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
  assert.ok(performance.now() - start < 2_000, 'nobody waits for the mail')

  hangs.resolve()
  const about = ({ invoice_number }: { invoice_number: string }) =>
    office.taken.filter(({ text }) => text.includes(`Subject: Invoice ${invoice_number} `)).length
  await until(async () => about(unpaid!) === 1, 30_000)
  await until(async () => (await sql(`select from jobs_done where handler = 'mail-reminder'`)).length > 0)
  assert.ok(paid.every((invoice) => about(invoice) <= 1))
  assert.equal(about(unpaid!), 1)
})
