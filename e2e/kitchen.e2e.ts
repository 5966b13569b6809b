import { strict as assert } from 'node:assert'
import { before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import type { WebSocketRoute } from 'playwright-core'
import { buildWebIfStale } from '../bin/build-web.ts'
import { picture } from './browser.ts'
import { serviceHour, type Display } from './service-hour.ts'

before(buildWebIfStale)

test('an order is on the display within a second, and three touches take it to ready, on every display', async () => {
  const { cook, order, display } = await serviceHour()
  const ravi = await display(await cook('Ravi'))
  const office = await display(await cook('Meera'))
  await ravi.ticket('ORD').waitFor({ state: 'detached' })

  const number = await order('Asha Rao', { 'Paneer Tikka Masala': 2, 'Jeera Rice': 1 }, 'No onions, please')
  const ticket = ravi.ticket(number, 'Queued')
  await ticket.waitFor({ timeout: 1_000 })
  for (const words of ['Asha Rao', 'No onions, please', 'Contains milk, cashew', 'Paneer Tikka Masala'])
    await ticket.getByText(words).waitFor()
  await ravi.page.getByLabel('Paneer Tikka Masala : 2 of 2 left').waitFor()

  for (const [step, column] of [
    ['Claim', 'Claimed'],
    ['Start', 'Preparing'],
    ['Ready', 'Ready'],
  ] as const) {
    await ravi.touch(step, number)
    await ravi.ticket(number, column).waitFor({ timeout: 1_000 })
    await office.ticket(number, column).waitFor({ timeout: 1_000 })
  }
  await office.ticket(number).getByText('Ravi').waitFor()
  await office.page.getByLabel('Paneer Tikka Masala : 0 of 2 left').waitFor()
  assert.equal(await office.ticket(number).count(), 1)
  for (const { complaints, strangers } of [ravi, office])
    assert.deepEqual({ complaints, strangers }, { complaints: [], strangers: [] })
})

test('the longer an order waits the louder its ticket gets, and the totals say what is left to make', async () => {
  const { cook, order, display, clock } = await serviceHour()
  const [ravi, meera] = [await cook('Ravi'), await cook('Meera')]
  const place = async (time: string, ...wish: Parameters<typeof order>) => {
    await clock(time)
    return order(...wish)
  }
  const oldest = await place(
    '09:01',
    'Asha Rao',
    { 'Paneer Tikka Masala': 2, 'Jeera Rice': 2 },
    'Severe nut allergy: please use the clean pan',
  )
  const older = await place('09:04', 'Bilal Khan', { 'Dal Makhani': 4, 'Jeera Rice': 4 })
  const third = await place('09:06', 'Chen Wei', { 'Prawn Curry': 1, 'Jeera Rice': 1 }, 'Extra spicy')
  const fourth = await place('09:09', 'Dina Farouk', { 'Dal Makhani': 2 })
  const waitsLong = await place('09:10', 'Elif Demir', { 'Paneer Tikka Masala': 1, 'Prawn Curry': 2 })
  const waits = await place(
    '09:19',
    'Farid Haddad',
    { 'Dal Makhani': 1, 'Jeera Rice': 2 },
    'Leave at the reception',
  )
  const office = await display(meera)
  await clock('09:12')
  await office.touch('Start', await claimed(office, third))
  const hers = await claimed(office, fourth)
  const his = await display(ravi)
  await his.touch('Start', await claimed(his, oldest))
  await his.touch('Start', await claimed(his, older))
  await his.touch('Ready', older)
  await clock('09:31')
  await his.page.reload()
  await his.ticket(oldest, 'Preparing').getByText('19 min').waitFor()
  await his.ticket(hers, 'Claimed').getByText('Meera').waitFor()
  const tone = (number: string) =>
    his
      .ticket(number)
      .locator('.age')
      .evaluate((age) => age.className)
  assert.deepEqual([await tone(waits), await tone(waitsLong)], ['age age-amber', 'age age-red'])
  await his.page.getByLabel('Jeera Rice : 5 of 9 left').waitFor()
  const latest = await order('Gita Nair', { 'Jeera Rice': 1, 'Prawn Curry': 1 })
  await his.ticket(latest, 'Queued').waitFor()
  await picture(his.page, 'kitchen')
  await his.page.setViewportSize({ width: 1024, height: 768 })
  await picture(his.page, 'kitchen-tablet')
  await his.page.setViewportSize({ width: 768, height: 1024 })
  await picture(his.page, 'kitchen-upright')
})

async function claimed(display: Display, number: string) {
  await display.touch('Claim', number)
  await display.ticket(number, 'Claimed').waitFor()
  return number
}

test('what happened while the connection was cut is there after it, once', async () => {
  const { cook, order, display } = await serviceHour()
  const first = await order('Asha Rao', { 'Dal Makhani': 1 })
  const ravi = await display(await cook('Ravi'))
  const meera = await display(await cook('Meera'))
  await ravi.ticket(first, 'Queued').waitFor()

  await ravi.context.setOffline(true)
  await ravi.page.getByText(/^Reconnecting… New tickets/).waitFor()
  await picture(ravi.page, 'kitchen-reconnecting')
  const second = await order('Bilal Khan', { 'Jeera Rice': 3 })
  await meera.touch('Claim', first)
  await meera.ticket(second, 'Queued').waitFor()
  assert.equal(await ravi.ticket(second).count(), 0)

  await ravi.context.setOffline(false)
  await ravi.ticket(second, 'Queued').waitFor({ timeout: 5_000 })
  await ravi.ticket(first, 'Claimed').getByText('Meera').waitFor()
  await ravi.page.getByText('Live', { exact: true }).waitFor()
  const third = await order('Chen Wei', { 'Dal Makhani': 1 })
  await ravi.ticket(third, 'Queued').waitFor({ timeout: 1_000 })
  for (const number of [first, second, third]) assert.equal(await ravi.ticket(number).count(), 1)
})

test('a display whose stream is closed goes on where it was: it reads what is new, and nothing twice', async () => {
  const { cook, order, display } = await serviceHour()
  const first = await order('Asha Rao', { 'Dal Makhani': 1 })
  const { page, ticket } = await display(await cook('Ravi'))
  const streams: WebSocketRoute[] = []
  await page.routeWebSocket(/stream/, (stream) => {
    stream.connectToServer()
    streams.push(stream)
  })
  await page.reload()
  await page.getByText('Live', { exact: true }).waitFor()
  await ticket(first, 'Queued').waitFor()

  await page.route(/stream\/ticket/, (route) => route.abort())
  await streams[0]?.close({ code: 1012 })
  await page.getByText(/^Reconnecting… New tickets/).waitFor()
  const missed = [
    await order('Bilal Khan', { 'Jeera Rice': 3 }),
    await order('Chen Wei', { 'Jeera Rice': 1 }),
  ]
  const reads: string[] = []
  page.on(
    'request',
    (request) => /kitchen\/orders/.test(request.url()) && reads.push(new URL(request.url()).pathname),
  )
  await page.unroute(/stream\/ticket/)
  for (const number of missed) await ticket(number, 'Queued').waitFor({ timeout: 10_000 })
  assert.deepEqual(reads.sort(), ['/api/v1/kitchen/orders/2/', '/api/v1/kitchen/orders/3/'])
})

test('a display notices by itself that its stream has gone silent, and goes on where it was', async () => {
  const { cook, order, display } = await serviceHour()
  const { page, ticket } = await display(await cook('Ravi'))
  await page.clock.install()
  let [opened, silent] = [0, 0]
  await page.routeWebSocket(/stream/, (stream) => {
    const number = (opened += 1)
    const server = stream.connectToServer()
    stream.onMessage((message) => number > silent && server.send(message))
    server.onMessage((message) => number > silent && stream.send(message))
  })
  await page.reload()
  await page.getByText('Live', { exact: true }).waitFor()
  silent = opened
  const missed = await order('Asha Rao', { 'Dal Makhani': 1 })
  await page.clock.fastForward(26_000)
  assert.equal(await ticket(missed).count(), 0)
  await page.clock.fastForward(9_000)
  await page.getByText(/^Reconnecting… New tickets/).waitFor()
  await ticket(missed, 'Queued').waitFor()
  assert.deepEqual([opened, await ticket(missed).count()], [2, 1])
})

test('a display shows one day and one meal when asked, and hears of nothing else', async () => {
  const { cook, order, display, later } = await serviceHour()
  const lunch = await order('Asha Rao', { 'Dal Makhani': 1 })
  const { page, ticket } = await display(await cook('Ravi'))
  await ticket(lunch, 'Queued').waitFor()
  const dinner = await order('Bilal Khan', { 'Lemon Rice': 1 }, '', later)
  const reads: string[] = []
  page.on(
    'request',
    (request) => /orders\/\d/.test(request.url()) && reads.push(new URL(request.url()).pathname),
  )

  await page.getByRole('button', { name: 'Dinner' }).tap()
  await page.getByText('Nothing is waiting.').waitFor()
  await order('Chen Wei', { 'Dal Makhani': 1 })
  await page.getByRole('button', { name: 'All meals' }).tap()
  await page.getByRole('button', { name: 'Day after' }).tap()
  await page.getByText('Wednesday').waitFor()
  await ticket(dinner, 'Queued').waitFor()
  assert.equal(await ticket(dinner).locator('.age').count(), 0)
  await order('Dina Farouk', { 'Dal Makhani': 1 })
  const next = await order('Elif Demir', { 'Lemon Rice': 2 }, '', later)
  await ticket(next, 'Queued').waitFor({ timeout: 1_000 })
  assert.deepEqual(reads, ['/api/v1/kitchen/orders/5/'])

  await page.getByRole('button', { name: 'Lunch' }).tap()
  await ticket(next).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Day before' }).tap()
  await ticket(lunch, 'Queued').waitFor()
})

test('a cook is told to stop when the order in hand is cancelled', async () => {
  const { cook, order, display, person } = await serviceHour()
  const number = await order('Asha Rao', { 'Dal Makhani': 1 })
  const ravi = await display(await cook('Ravi'))
  await ravi.touch('Claim', number)
  await ravi.ticket(number, 'Claimed').getByText('You').waitFor()
  const manager = await person('manager')
  const { status } = await manager.post(`/api/v1/orders/${Number(number.slice(4))}/update_status/`, {
    status: 'cancelled',
    reason: 'The customer rang',
  })
  assert.equal(status, 200)
  await ravi.page.getByText(`${number} was cancelled. Stop cooking it.`).waitFor()
  await ravi.ticket(number).waitFor({ state: 'detached' })
})

test('a cook who touches too late is told who was faster, and nothing is taken from them', async () => {
  const { cook, order, display, sql } = await serviceHour()
  const number = await order('Asha Rao', { 'Dal Makhani': 1 })
  const [ravi, meera] = [await display(await cook('Ravi')), await display(await cook('Meera'))]
  await ravi.ticket(number, 'Queued').waitFor()
  // Ravi's display hears of nothing while Meera claims.
  await ravi.page.routeWebSocket(/stream/, () => {})
  await ravi.page.reload()
  await ravi.ticket(number, 'Queued').waitFor()
  await meera.touch('Claim', number)
  await meera.ticket(number, 'Claimed').waitFor()

  await ravi.touch('Claim', number)
  await ravi.page.getByText(`Meera was faster: ${number} is theirs.`).waitFor()
  await ravi.ticket(number, 'Claimed').getByText('Meera').waitFor()
  const [{ first_name }] = await sql(
    'select first_name from kitchen_tickets join accounts on accounts.id = assigned_to',
  )
  assert.equal(first_name, 'Meera')
})

test('a touch without a connection says so and changes nothing', async () => {
  const { cook, order, display, sql } = await serviceHour()
  const number = await order('Asha Rao', { 'Dal Makhani': 1 })
  const ravi = await display(await cook('Ravi'))
  await ravi.ticket(number, 'Queued').waitFor()
  await ravi.context.setOffline(true)
  await ravi.touch('Claim', number)
  await ravi.page.getByText('No connection to the kitchen. Nothing was changed.').waitFor()
  await ravi.ticket(number, 'Queued').waitFor()
  assert.deepEqual(await sql('select status from kitchen_tickets'), [{ status: 'queued' }])
})

test('a display is signed in by a cookie that no script can read, and stays so when it restarts', async () => {
  const { cook, order, display, slug } = await serviceHour()
  const number = await order('Asha Rao', { 'Dal Makhani': 1 })
  const { page, context, ticket, touch } = await display(await cook('Ravi'))
  const kept = await page.evaluate(() =>
    [JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join(),
  )
  assert.ok(kept.includes(slug) && !/eyJ|access|refresh|token/.test(kept), kept)
  const readable = await page.evaluate<string>('document.cookie')
  assert.match(readable, /^csrftoken=[\w-]{43}$/)
  const session = (await context.cookies()).find(({ name }) => name === 'session')
  assert.deepEqual([session?.httpOnly, session?.sameSite], [true, 'Lax'])
  await page.reload()
  await ticket(number, 'Queued').waitFor()
  await page.getByText('Live', { exact: true }).waitFor()
  await touch('Claim', number)
  await ticket(number, 'Claimed').waitFor()
})

test('a touch that cannot show the token of its sign-in is refused, and changes nothing', async () => {
  const { cook, order, display, sql } = await serviceHour()
  const number = await order('Asha Rao', { 'Dal Makhani': 1 })
  const { page, context, ticket, touch } = await display(await cook('Ravi'))
  await ticket(number, 'Queued').waitFor()
  await context.clearCookies({ name: 'csrftoken' })
  await touch('Claim', number)
  await page.getByText('CSRF Failed').waitFor()
  await ticket(number, 'Queued').waitFor()
  assert.deepEqual(await sql('select status from kitchen_tickets'), [{ status: 'queued' }])
})

test('signing out in one tab ends the other, and the browser is signed out on the server too', async () => {
  const { cook, display, sql } = await serviceHour()
  const { page, context } = await display(await cook('Ravi'))
  const other = await context.newPage()
  await other.goto('/kitchen/')
  await other.getByText('Live', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Sign out' }).tap()
  for (const tab of [page, other]) await tab.getByLabel('Password').waitFor()
  const kept = (await context.cookies()).map(({ name }) => name)
  assert.deepEqual(kept, ['device'])
  assert.deepEqual(await sql('select count(*) from sessions where revoked_at is not null'), [{ count: 1 }])
})

test('a display that has been signed out asks for the password again', async () => {
  const { cook, display, sql } = await serviceHour()
  const { page } = await display(await cook('Ravi'))
  await sql('update sessions set revoked_at = now()')
  // For three seconds the server remembers who somebody was.
  await delay(3_100)
  await page.reload()
  await page.getByLabel('Password').waitFor()
  await page.getByLabel('Kitchen code').fill('nobody-has-this')
  await page.getByLabel('User name').fill('ravi')
  await page.getByLabel('Password').fill('wrong')
  await page.getByRole('button', { name: 'Sign in' }).tap()
  await page.getByText('No kitchen has this code.').waitFor()
})
