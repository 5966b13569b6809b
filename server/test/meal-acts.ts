import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { addDays, dayNames } from '../src/features/meals/index.ts'
import { openProduction } from './production.ts'
import { admin, own } from './subscribers.ts'

/** So that a failing history can be read as JSON. */
const plainly = { noNullPrototype: true } as const
const gives = fc.constantFrom('extend', 'extend', 'credit', 'voucher', 'nothing' as const)

/** What a history's package promises, and how its customer subscribes to it for two weeks. */
export const terms = fc.record(
  {
    skip_gives: gives,
    pause_gives: gives,
    closure_gives: gives,
    pricing: fc.constantFrom('period', 'period', 'period', 'meal'),
    duration_days: fc.constantFrom(14, 7),
    trial_days: fc.constantFrom(0, 0, 3),
    notice_days: fc.constantFrom(0, 3),
    isTwo: fc.boolean(),
    isRich: fc.constantFrom(true, true, false),
  },
  plainly,
)
export type Terms = typeof terms extends fc.Arbitrary<infer T> ? T : never

/** As often as they are named. */
const verbs = [
  'skip',
  'unskip',
  'move',
  'move',
  'swap',
  'override',
  'gift',
  'pause',
  'pauseAll',
  'resume',
  'close',
  'open',
  'cancelOne',
  'fail',
  'refund',
  'late',
  'days',
  'days',
  'end',
  'package',
  'payment',
  'changePlan',
  'cancel',
  'stop',
  'wait',
  'wait',
  'wait',
] as const
export type Act = {
  verb: (typeof verbs)[number]
  date: number
  to: number
  length: number
  slot: number
  preview: boolean
  undo: boolean
}
export const acts: fc.Arbitrary<Act> = fc.record(
  {
    verb: fc.constantFrom(...verbs),
    date: fc.integer({ min: 0, max: 15 }),
    to: fc.integer({ min: 0, max: 20 }),
    length: fc.integer({ min: 0, max: 4 }),
    slot: fc.constantFrom(0, 1),
    preview: fc.boolean(),
    undo: fc.boolean(),
  },
  plainly,
)

/** A kitchen with a usual dish, a dearer and a cheaper, and two packages. */
export async function openHistories() {
  const kitchen = await openProduction()
  const { sql, dish, mealPackage } = kitchen
  const dishes = [await dish('Dal'), await dish('Paneer'), await dish('Soup')]
  await sql(`update menu_items set price = 16.00 where name = 'Paneer'`)
  await sql(`update menu_items set price = 3.00 where name = 'Soup'`)
  const [{ id: royal }] = await sql(
    `insert into meal_packages (name, price, diet_type, duration_days) values ('Royal', 900.00, 'veg', 14) returning id`,
  )
  const manager = await kitchen.person('manager')
  const omar = await kitchen.driver()
  return { ...kitchen, dishes, packages: [mealPackage, royal], manager, omar }
}
export type Histories = Awaited<ReturnType<typeof openHistories>>

/** One history: its customer, and the subscriptions that a change of plan makes of one. */
export type Story = {
  kitchen: Histories
  terms: Terms
  eater: Awaited<ReturnType<Histories['subscriber']>>
  ids: number[]
  start: string
  today: string
  isNoon: boolean
}
export const current = ({ ids }: Story): number => ids.at(-1)! // it has one from its start on

/** In so many days, a multiple of seven, every history is over. */
export const longest = 98

/** A customer subscribes for two weeks from a Monday, at 140.00 a week; with two slots there are two dinners each. */
export async function begin(kitchen: Histories, terms: Terms, start: string): Promise<Story> {
  const { sql, holdClock, subscriber, made, act, packages, lunch, dinner, dishes } = kitchen
  await holdClock(`${start}T08:00`)
  await sql(
    `with menu as (insert into daily_menus (menu_date, meal_slot, diet_type, status)
       select $1::date + day, slot, 'veg', 'published' from generate_series(0, $4) day, unnest($2::integer[]) slot returning id)
     insert into daily_menu_items (daily_menu, master_item, sort_order)
     select menu.id, dish, place from menu, unnest($3::integer[]) with ordinality as item (dish, place)`,
    [start, [lunch, dinner], dishes, longest - 1],
  )
  const { isTwo, isRich, duration_days, ...promises } = terms
  await sql(
    `update meal_packages set price = $1, duration_days = $2, skip_gives = $3, pause_gives = $4, closure_gives = $5, pricing = $6,
       trial_days = $7, notice_days = $8 where id = any($9)`,
    [
      (promises.pricing === 'meal' ? 20 : duration_days * 20).toFixed(2),
      duration_days,
      promises.skip_gives,
      promises.pause_gives,
      promises.closure_gives,
      promises.pricing,
      promises.trial_days,
      promises.notice_days,
      packages,
    ],
  )
  await sql(
    'update meal_packages set price = round(price * 1.7, 2), duration_days = 21 - duration_days where id = $1',
    [packages[1]],
  )
  const eater = await subscriber({ wallet: isRich ? '2000.00' : '30.00' })
  const place = { address: eater.address }
  const slots = [
    { meal_slot: lunch, ...place },
    { meal_slot: dinner, quantity: 2, ...place },
  ]
  const { id } = await made({
    customer: eater.customer,
    lunch_address: eater.address,
    start_date: start,
    end_date: addDays(start, 13),
    payment_mode: promises.pricing === 'meal' ? 'wallet' : 'cash',
    ...(isTwo && { slots, time_slot: undefined, lunch_address: undefined }),
  })
  await act(id, 'activate')
  return {
    kitchen,
    terms,
    eater,
    ids: [id],
    start,
    today: start,
    isNoon: false,
  }
}

type Answer = { status: number; body: any }
type Asked = {
  send: (preview: boolean) => Promise<Answer>
  canPreview: boolean
  undo?: () => Promise<Answer>
}

/** An act as a story has it. */
type Scene = {
  story: Story
  one: Act
  id: number
  on: string
  to: string
  key: { date: string; meal_slot: number }
  /** What its customer asks for. */
  asks: (verb: string, body: object, undo?: () => Promise<Answer>) => Asked
  mine: (verb: string, body: object) => () => Promise<Answer>
}
type Words = (scene: Scene) => Asked | undefined | Promise<Asked | undefined>
const atOnce = (send: () => Promise<Answer>): Asked => ({ send, canPreview: false })

/** The request that an act is; undefined when there is nothing that it could be done with. */
export function wordsOf(story: Story, one: Act) {
  const { kitchen, eater, start, terms } = story
  const id = current(story)
  const [on, to] = [addDays(start, one.date), addDays(start, one.to)]
  const meal_slot = terms.isTwo && one.slot === 1 ? kitchen.dinner : kitchen.lunch
  const send = (verb: string, body: object, preview: boolean) =>
    eater.post(`${own}${id}/${verb}/`, { ...body, preview })
  return one.verb === 'wait'
    ? undefined
    : words[one.verb]({
        story,
        one,
        id,
        on,
        to,
        key: { date: on, meal_slot },
        asks: (verb, body, undo) => ({
          send: (preview) => send(verb, body, preview),
          canPreview: true,
          ...(undo && { undo }),
        }),
        mine: (verb, body) => () => send(verb, body, false),
      })
}

const words: Record<Exclude<Act['verb'], 'wait'>, Words> = {
  skip: async ({ story, id, key, asks, mine }) => {
    // Skipping again changes nothing, but taking it back does: also a move is a skip.
    const [skip] = await story.kitchen.sql(
      'select date from subscription_skips where subscription = $1 and date = $2 and meal_slot = $3',
      [id, key.date, key.meal_slot],
    )
    return asks('skip', key, skip ? undefined : mine('unskip', key))
  },
  unskip: ({ key, asks }) => asks('unskip', key),
  move: async (scene) => {
    const { key, to, asks, mine } = scene
    const { stands_for = null, extra_price = null } = (await ownOf(scene)) ?? {}
    const isElsewhere = stands_for !== null || extra_price !== null
    return asks('move', { ...key, to }, isElsewhere ? undefined : mine('unskip', key))
  },
  swap: async (scene) => {
    const { story, one, key, asks, mine } = scene
    const back = (await ownOf(scene)) ? undefined : mine('swap', { ...key, dish: null })
    return asks('swap', { ...key, dish: story.kitchen.dishes[one.length % 3] }, back)
  },
  override: async (scene) => {
    const { one, key, asks, mine } = scene
    const back = (await ownOf(scene)) ? undefined : mine('override', { ...key, quantity: null })
    return asks('override', { ...key, quantity: 1 + (one.length % 3) }, back)
  },
  gift: ({ story, one, id, key }) =>
    atOnce(() =>
      story.kitchen.office.post(`${admin}${id}/gifts/`, {
        ...key,
        quantity: 1 + (one.length % 2),
        reason: 'Thanks',
      }),
    ),
  pause: ({ one, on, key: { meal_slot }, asks }) =>
    asks('pause', {
      from_date: on,
      until_date: addDays(on, one.length),
      ...(one.slot === 1 && { meal_slot }),
    }),
  pauseAll: ({ asks }) => asks('pause', {}),
  resume: ({ asks }) => asks('resume', {}),
  close: ({ story, one, on, to }) => {
    const { kitchen, today } = story
    const moves_to = one.slot === 1 && to !== on ? to : undefined
    const until_date = moves_to === undefined ? addDays(on, one.length) : on
    const span = { from_date: on, until_date, reason: 'Eid', ...(moves_to && { moves_to }) }
    return {
      send: (preview) => kitchen.manager.post('/api/v1/closures/', { ...span, preview }),
      canPreview: true,
      ...(on > today && {
        undo: async () => kitchen.manager.post(`/api/v1/closures/${await newest(story)}/undo/`, {}),
      }),
    }
  },
  open: async ({ story }) => {
    const closure = await newest(story)
    if (closure === undefined) return undefined
    const send = (preview: boolean) =>
      story.kitchen.manager.post(`/api/v1/closures/${closure}/undo/`, { preview })
    return { send, canPreview: true }
  },
  cancelOne: async (scene) => {
    const { story, on } = scene
    const order = (await mealsOf(scene)).find(
      ({ delivery_date }) => delivery_date >= on && delivery_date >= story.today,
    )
    const say = { status: 'cancelled' }
    return order && atOnce(() => story.kitchen.office.post(`/api/v1/orders/${order.id}/update_status/`, say))
  },
  fail: async (scene) => {
    const { story, one } = scene
    const order = (await mealsOf(scene)).find(
      ({ delivery_date, status }) => delivery_date === story.today && status === 'confirmed',
    )
    return order && atOnce(() => failDelivery(story, order.id, one.preview))
  },
  refund: async ({ story, one }) => {
    const { kitchen, ids } = story
    const lines = await kitchen.sql<{ order: number; line: number }>(
      `select o.id as "order", l.id as line from orders o join order_lines l on l."order" = o.id
       where o.subscription = any($1) and o.status = any('{confirmed,delivered}') and l.quantity > 0 order by o.delivery_date, l.id`,
      [ids],
    )
    const meal = lines[one.to % (lines.length || 1)]
    const wish = {
      lines: [{ line: meal?.line, quantity: 1 }],
      destination: one.preview ? 'source' : 'wallet',
      reason: 'Cold',
    }
    const key = { 'Idempotency-Key': randomUUID() }
    return meal && atOnce(() => story.kitchen.manager.post(`/api/v1/orders/${meal.order}/refund/`, wish, key))
  },
  late: ({ story, one, key }) => atOnce(() => askLate(story, one, { ...key, date: story.today })),
  days: ({ story, one, id, to }) => {
    const wish = { ...otherLines(story, one), ...(one.preview && { end_date: addDays(to, one.length) }) }
    return atOnce(() => story.kitchen.office.patch(`${admin}${id}/`, wish))
  },
  end: ({ story, one, id, to }) =>
    atOnce(() => story.kitchen.office.patch(`${admin}${id}/`, { end_date: addDays(to, one.length) })),
  package: async (scene) => {
    const { story, id } = scene
    const wish = { meal_package: await otherPackage(scene) }
    return atOnce(() => story.kitchen.office.patch(`${admin}${id}/`, wish))
  },
  payment: ({ story, one, id }) =>
    atOnce(() =>
      story.kitchen.office.patch(`${admin}${id}/`, { payment_mode: one.undo ? 'wallet' : 'cash' }),
    ),
  changePlan: async (scene) => {
    const { story, one, id, on } = scene
    const { eater } = story
    const wish = { meal_package: await otherPackage(scene), ...(one.undo && { from_date: on }) }
    return {
      canPreview: true,
      send: async (preview) => {
        const key = { 'Idempotency-Key': randomUUID() }
        const answer = await eater.post(`${own}${id}/change_plan/`, { ...wish, preview }, key)
        if (answer.status === 200 && !preview) story.ids.push(answer.body.begun)
        return answer
      },
    }
  },
  cancel: ({ asks }) => asks('cancel', {}),
  stop: ({ story, id }) => atOnce(() => story.kitchen.office.post(`${admin}${id}/cancel/`, {})),
}

async function otherPackage({ story, id }: Scene): Promise<number | undefined> {
  const { sql, packages } = story.kitchen
  const [{ meal_package }] = await sql('select meal_package from subscriptions where id = $1', [id])
  return packages.find((one) => one !== meal_package)
}

/** What a date has of its own. */
async function ownOf({ story, id, key }: Scene) {
  const [own] = await story.kitchen.sql<{ stands_for: string | null; extra_price: string | null }>(
    'select stands_for, extra_price from subscription_overrides where subscription = $1 and date = $2 and meal_slot = $3',
    [id, key.date, key.meal_slot],
  )
  return own
}

/** The meals of a slot that are still to be eaten. */
const mealsOf = ({ story, key }: Scene) =>
  story.kitchen.sql<{ id: number; delivery_date: string; status: string }>(
    `select id, delivery_date, status from orders where subscription = any($1) and meal_slot = $2
       and status = any('{pending,confirmed}') order by delivery_date`,
    [story.ids, key.meal_slot],
  )

/** Other days of the week, another slot, or other quantities; where there are two slots, perhaps only one from now on. */
function otherLines({ kitchen, terms, eater }: Story, { date, to, length, slot, undo }: Act): object {
  const { lunch, dinner } = kitchen
  const daysBy = (seed: number) =>
    dayNames.filter((_, place) => ((seed + 1) >> (place % 4)) % 2 === 1 || place === to % 7)
  if (!terms.isTwo) return slot === 1 ? { time_slot: undo ? dinner : lunch } : { selected_days: daysBy(date) }
  const place = { address: eater.address }
  const first = { meal_slot: lunch, ...place, selected_days: daysBy(date), quantity: 1 + (length % 2) }
  const second = { meal_slot: dinner, ...place, selected_days: daysBy(length), quantity: 1 + (to % 3) }
  return { slots: undo ? [first, second] : [slot === 1 ? second : first] }
}

/** The kitchen's last closure that is not undone. */
async function newest({ kitchen, start }: Story): Promise<number | undefined> {
  const [closure] = await kitchen.sql(
    'select id from closures where undone_at is null and from_date >= $1 order by id desc limit 1',
    [start],
  )
  return closure?.id
}

/** A meal of today does not arrive; it is given up, or tried again until it does. */
async function failDelivery({ kitchen }: Story, order: number, isGivenUp: boolean): Promise<Answer> {
  const { office, omar, sql } = kitchen
  const say = (status: string) => office.post(`/api/v1/orders/${order}/update_status/`, { status })
  await say('preparing')
  await say('ready')
  const [delivery] = await sql('select id from deliveries where "order" = $1', [order])
  await office.post(`/api/v1/delivery/deliveries/${delivery?.id}/assign_driver/`, { driver_id: omar.driver })
  for (const status of ['in_transit', 'failed'])
    await office.post(`/api/v1/delivery/deliveries/${delivery?.id}/update_status/`, { status })
  if (isGivenUp) return say('cancelled')
  return office.post(`/api/v1/delivery/deliveries/${delivery?.id}/update_status/`, { status: 'pending' })
}

/** A customer's wish after the cut-off, which the office grants at somebody's expense. */
async function askLate(
  story: Story,
  { to, length, preview }: Act,
  meal: { date: string; meal_slot: number },
): Promise<Answer> {
  const { eater, kitchen } = story
  const kind = ['skip', 'unskip', 'swap', 'quantity'][to % 4]
  const wish = { kind, ...meal, dish: kitchen.dishes[length % 3], quantity: 1 + (length % 3) }
  const asked = await eater.post(`${own}${current(story)}/late_requests/`, wish)
  if (asked.status !== 202) return asked
  const door = `/api/v1/production/late_requests/${asked.body.id}/`
  const granted = await kitchen.office.post(`${door}approve/`, { charge: preview ? 'kitchen' : 'customer' })
  if (granted.status !== 200) await kitchen.office.post(`${door}reject/`, { reason: 'No' })
  return granted
}

const ofTheMorning = ['bill-periods', 'renew-subscriptions', 'lock-slots', 'expire-subscriptions'] as const

/** The lunch of today locks. */
async function toNoon(story: Story): Promise<void> {
  await story.kitchen.holdClock(`${story.today}T12:00`)
  await story.kitchen.recurring('lock-slots')
  story.isNoon = true
}

/** What is cooked today is delivered, and the next day begins. */
async function toTomorrow(story: Story): Promise<void> {
  const { kitchen, ids } = story
  if (!story.isNoon) await toNoon(story)
  const meals = await kitchen.sql(
    `select id, status from orders where subscription = any($1) and delivery_date = $2 and status = any('{confirmed,ready}')`,
    [ids, story.today],
  )
  for (const { id, status } of meals)
    for (const next of status === 'ready' ? ['delivered'] : ['preparing', 'ready', 'delivered'])
      await kitchen.office.post(`/api/v1/orders/${id}/update_status/`, { status: next })
  story.today = addDays(story.today, 1)
  story.isNoon = false
  await kitchen.holdClock(`${story.today}T08:00`)
  for (const job of ofTheMorning) await kitchen.recurring(job)
}

/** So many days pass; none: until the lunch of today is locked. */
export async function wait(story: Story, days: number): Promise<void> {
  if (days === 0) await toNoon(story)
  for (let day = 0; day < days; day += 1) await toTomorrow(story)
}

/** Who paused goes on, and the days pass until everything is over. */
export async function eatAll(story: Story): Promise<void> {
  const { kitchen, eater, ids, start } = story
  await eater.post(`${own}${current(story)}/resume/`, {})
  const last = async () =>
    (
      await kitchen.sql(
        `select greatest((select max(ends_on) from subscriptions where id = any($1) and status <> 'cancelled'),
           (select max(delivery_date) from orders where subscription = any($1) and status <> 'cancelled')) as last`,
        [ids],
      )
    )[0].last
  while (story.today <= ((await last()) ?? '') && story.today < addDays(start, longest - 1))
    await toTomorrow(story)
}
