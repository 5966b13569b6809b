import { randomUUID } from 'node:crypto'
import { hashPassword } from '../server/src/platform/auth/passwords.ts'
import { openKitchen } from '../server/test/harness.ts'
import { sharedServer } from '../server/test/shared-server.ts'
import { openPage, picture } from './browser.ts'

const day = '2026-03-10'
const tomorrow = '2026-03-11'
const password = 'open the kitchen'

/** A kitchen on a Tuesday morning with a lunch on offer, cooks who can sign in, and customers who order. */
export async function serviceHour() {
  const server = await sharedServer()
  const kitchen = await openKitchen({ name: 'Saffron & Co.' })
  const { sql, holdClock, slug } = kitchen
  const clock = (time: string) => holdClock(`${day}T${time}`)
  await clock('09:00')
  const lunch = await kitchen.publishMenu({
    date: day,
    cutoff_time: '12:00',
    items: {
      'Paneer Tikka Masala': '24.00',
      'Dal Makhani': '18.00',
      'Jeera Rice': '9.00',
      'Prawn Curry': '32.00',
    },
  })
  const later = await kitchen.publishMenu({ date: tomorrow, items: { 'Lemon Rice': '11.00' } })
  await sql(`update meal_slots set name = case id when $1 then 'Lunch' else 'Dinner' end`, [lunch.slot])
  await sql(`update menu_items set allergens = '["milk", "cashew"]' where name like 'Paneer%'`)
  await sql(`update menu_items set allergens = '["shellfish"]' where name like 'Prawn%'`)
  await sql(`update daily_menu_items set portion_label = 'Large' where id = $1`, [lunch.items['Prawn Curry']])

  return {
    ...kitchen,
    clock,
    later,
    /** A cook with a name and a password. */
    async cook(first_name: string) {
      const { account, username } = await kitchen.person('kitchen_staff')
      await sql('update accounts set first_name = $2, password_hash = $3 where id = $1', [
        account,
        first_name,
        await hashPassword(password),
      ])
      return { account, username }
    },
    /** Places an order over HTTP, for today's lunch unless another menu is given, and answers its number. */
    async order(
      name: string,
      dishes: Record<string, number>,
      special_instructions = '',
      menu = lunch,
    ): Promise<string> {
      const customer = await kitchen.customer({ name, wallet: '500.00' })
      const items = Object.entries(dishes).map(([dish, quantity]) => ({
        daily_menu_item: menu.items[dish],
        quantity,
      }))
      const wish = {
        delivery_date: menu.date,
        meal_slot: menu.slot,
        address: customer.address,
        payment_mode: 'wallet',
        items,
        special_instructions,
      }
      const { status, body } = await customer.post('/api/v1/customer/orders/', wish, {
        'idempotency-key': randomUUID(),
      })
      if (status !== 201) throw new Error(`the order was refused: ${JSON.stringify(body)}`)
      return body.order_number
    },
    /** A display at which this cook has signed in. */
    async display({ username }: { username: string }) {
      const opened = await openPage(server.url, { hasTouch: true, timezoneId: 'America/Los_Angeles' })
      const { page } = opened
      await page.goto('/kitchen/')
      await page.getByLabel('Kitchen code').fill(slug.toUpperCase())
      await page.getByLabel('User name').fill(username)
      await page.getByLabel('Password').fill(password)
      await picture(page, 'kitchen-sign-in')
      await page.getByRole('button', { name: 'Sign in' }).tap()
      await page.getByText('Live', { exact: true }).waitFor()
      const column = (name: string) => page.getByRole('region', { name, exact: true })
      return {
        ...opened,
        /** One order's ticket, wherever it stands or in this column. */
        ticket: (number: string, name?: string) =>
          (name ? column(name) : page).getByRole('listitem', { name: number }),
        touch: (step: string, number: string) =>
          page.getByRole('button', { name: `${step} ${number}` }).tap(),
      }
    },
  }
}
export type Display = Awaited<ReturnType<Awaited<ReturnType<typeof serviceHour>>['display']>>
