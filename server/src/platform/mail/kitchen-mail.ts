import type { Note } from '../jobs/handlers.ts'
import type { Tenant, Tx } from '../tenancy/tenant.ts'
import { keepMessage } from '../tenancy/kept-messages.sql.ts'
import type { Mail, Message } from './mail.ts'

/**
 * Mail in the name of a kitchen or of the platform: the one way by which mail leaves. What a sandbox sends does not leave:
 * it is kept in the sandbox's own database, with the sandbox's time, and shown in its timeline.
 */
export const kitchenMail = (mail: Mail) => ({
  /** Throws when the server could not take it now; then it is to be sent again. Not to be called inside a transaction. */
  async send(sender: Tenant | 'platform', message: Message): Promise<void> {
    if (sender === 'platform') return mail.send('platform', message)
    if (sender.sandbox_of === null) return mail.send(sender.slug, message)
    await sender.write((tx) => keep(tx, message))
  },

  /** The same for later work: `done` notes that it is sent, and is false where that was noted before. */
  async sendOnce(sender: Tenant, message: Message, done: Note): Promise<void> {
    if (sender.sandbox_of === null) await mail.send(sender.slug, message)
    await sender.write(async (tx) => {
      if ((await done(tx)) && sender.sandbox_of !== null) await keep(tx, message)
    })
  },
})

const keep = (tx: Tx, { to: recipient, subject, text }: Message) =>
  keepMessage(tx, { kind: 'mail', recipient, subject, text })

export type KitchenMail = ReturnType<typeof kitchenMail>
