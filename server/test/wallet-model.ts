import { orders, people, type Command } from './wallet-commands.ts'

type Grant = { id: number; left: number; priority: number; last_day: number }
type Part = { person: number; grant: Grant | null; amount: number }
type Wallet = { paid: number; limit: number; held: number; grants: Grant[] }
type Order = {
  person: number
  mode: 'wallet' | 'hold'
  total: number
  state: string
  parts: Part[]
  owed: number
}
type Booking = { movement: number; parts: Part[]; undone: boolean }
/** What the real one answered: yes or no (or which orders are held), and the ids that only it knows. */
export type Outcome = { answer: unknown; grant?: number; movement?: number }

/**
 * What wallets should be, in the simplest words: whole minor units, days that are counted, lists. It shares no code with
 * the room that it judges.
 */
export function modelOf(prices: number[]) {
  let today = 0
  const wallets: Wallet[] = Array.from({ length: people }, () => ({ paid: 0, limit: 0, held: 0, grants: [] }))
  const placed: Order[] = prices.map((total, place) => ({
    person: place % people,
    mode: place < orders / 2 ? 'wallet' : 'hold',
    total,
    state: 'open',
    parts: [],
    owed: 0,
  }))
  const bookings: Booking[] = []

  const usable = ({ grants }: Wallet) =>
    grants
      .filter(({ left, last_day }) => left > 0 && last_day >= today)
      .toSorted((a, b) => a.priority - b.priority || a.last_day - b.last_day || a.id - b.id)
  const promotional = (wallet: Wallet) => usable(wallet).reduce((sum, { left }) => sum + left, 0)

  function move(parts: Part[], sign = 1) {
    for (const { person, grant, amount } of parts)
      if (grant) grant.left += sign * amount
      else wallets[person]!.paid += sign * amount // people are as many as the commands name
  }

  function spend(person: number, total: number): Part[] | undefined {
    const wallet = wallets[person]!
    if (promotional(wallet) + wallet.paid + wallet.limit < total) return undefined
    let rest = total
    const parts: Part[] = usable(wallet).map((grant) => {
      const part = Math.min(grant.left, rest)
      rest -= part
      return { person, grant, amount: -part }
    })
    parts.push({ person, grant: null, amount: -rest })
    move(parts)
    return parts
  }

  function hold(order: Order): boolean {
    if (order.total === 0 || order.state === 'held') return true // nothing to charge is covered
    const parts = order.state === 'open' && spend(order.person, order.total)
    if (!parts) return false
    wallets[order.person]!.held += order.total
    Object.assign(order, { parts, state: 'held' })
    return true
  }

  function settle(order: Order, state: 'captured' | 'released'): boolean {
    if (order.state !== 'held') return false
    wallets[order.person]!.held -= order.total
    if (state === 'released') move(order.parts, -1)
    order.state = state
    if (state === 'released') payDebts(order.person)
    return true
  }

  /** Of money that came in the debts are paid first; none of them with credit. */
  function payDebts(person: number) {
    for (const order of placed.filter((one) => one.person === person && one.owed > 0)) {
      const wallet = wallets[person]!
      const part = Math.min(order.owed, promotional(wallet) + Math.max(wallet.paid, 0))
      spend(person, part)
      order.owed -= part
    }
  }

  const canLose = (parts: Part[]) =>
    parts.every(({ person, grant, amount }) =>
      grant
        ? grant.last_day >= today && grant.left >= amount
        : amount <= 0 || wallets[person]!.paid + wallets[person]!.limit >= amount,
    )

  const ofOrder: Record<string, (order: Order) => unknown> = {
    order(order) {
      const parts = spend(order.person, order.total)
      if (parts) Object.assign(order, { parts, state: 'paid' })
      return parts !== undefined
    },
    cancel(order) {
      if (order.mode === 'hold') settle(order, 'released')
      else if (order.state === 'paid') {
        move(order.parts, -1)
        order.state = 'refunded'
        payDebts(order.person)
      }
      return true
    },
    hold,
    capture: (order) => settle(order, 'captured'),
    release: (order) => settle(order, 'released'),
    deliver(order) {
      if (order.mode === 'wallet') order.state = 'delivered'
      else if (order.total > 0 && !(hold(order) && settle(order, 'captured')) && order.state === 'open')
        Object.assign(order, { state: 'owed', owed: order.total })
      return true
    },
  }

  function credit(person: number, amount: number, movement: number | undefined, from?: number) {
    const parts = [{ person, grant: null, amount }]
    if (from !== undefined) parts.push({ person: from, grant: null, amount: -amount })
    move(parts)
    if (movement !== undefined) bookings.push({ movement, parts, undone: false })
    if (amount > 0) payDebts(person)
    return true
  }

  /** What should be answered; the model is then as the real one should be. */
  function apply(step: Command, { grant: id = 0, movement }: Outcome): unknown {
    if ('order' in step) return ofOrder[step.type]!(placed[step.order]!)
    switch (step.type) {
      case 'top-up':
        return credit(step.person, step.amount, movement)
      case 'meal-credit':
        return credit(step.person, step.amount, undefined)
      case 'grant': {
        const last_day = step.days === null ? Infinity : today + step.days
        const grant = { id, left: step.amount, priority: step.priority, last_day: Math.min(last_day, 1e9) }
        wallets[step.person]!.grants.push(grant)
        const parts = [{ person: step.person, grant, amount: step.amount }]
        bookings.push({ movement: movement ?? 0, parts, undone: false })
        payDebts(step.person)
        return true
      }
      case 'meal-credit-undone': {
        if (!canLose([{ person: step.person, grant: null, amount: step.amount }])) return false
        return credit(step.person, -step.amount, undefined)
      }
      case 'limit': {
        const wallet = wallets[step.person]!
        if (wallet.paid < -step.amount) return false
        wallet.limit = step.amount
        return true
      }
      case 'transfer': {
        if (step.person === step.to || wallets[step.person]!.paid < step.amount) return false
        return credit(step.to, step.amount, movement, step.person)
      }
      case 'reverse': {
        const booking = bookings[step.booking]!
        if (booking.undone || !canLose(booking.parts)) return false
        move(booking.parts, -1)
        for (const { person, amount } of booking.parts) if (amount < 0) payDebts(person)
        return (booking.undone = true)
      }
      case 'hold-all':
        return placed.flatMap((order, place) => (order.mode === 'hold' && hold(order) ? [place] : []))
      case 'midnight':
        today += 1
        return true
      case 'expiry':
        for (const { grants } of wallets)
          for (const grant of grants) if (grant.last_day < today) grant.left = 0
        return true
    }
  }

  return {
    apply,
    orders: placed,
    bookings,
    /** Whose wallets a step may touch; steps that touch different ones may run at the same time, in any order. */
    touches(step: Command): number[] {
      if ('order' in step) return [placed[step.order]!.person]
      if (step.type === 'reverse') return (bookings[step.booking]?.parts ?? []).map(({ person }) => person)
      if (step.type === 'transfer') return [step.person, step.to]
      return 'person' in step ? [step.person] : [...wallets.keys()]
    },
    /** What the rest of the house sees to: an order is paid as it is placed, and ends once. */
    isPossible(step: Command): boolean {
      if (step.type === 'reverse') return step.booking < bookings.length
      if (!('order' in step)) return true
      const { mode, state } = placed[step.order]!
      if (state === 'delivered') return false
      if (step.type === 'cancel') return state !== 'open'
      if (step.type === 'deliver') return mode === 'hold' || state === 'paid'
      return step.type === 'order' ? mode === 'wallet' && state === 'open' : mode === 'hold'
    },
    expected: () =>
      wallets.map((wallet, person) => ({
        paid: wallet.paid,
        promotional: promotional(wallet),
        held: wallet.held,
        limit: wallet.limit,
        owed: placed.reduce((sum, order) => sum + (order.person === person ? order.owed : 0), 0),
        grants: wallet.grants.map(({ left }) => left),
        faults: [],
      })),
  }
}
export type Model = ReturnType<typeof modelOf>
