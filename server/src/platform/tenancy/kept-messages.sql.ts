import type { Tx } from './tenant.ts'

/** What would have left a kitchen, and is kept because this is a sandbox. */
export type KeptMessage = {
  kind: 'mail' | 'webhook' | 'payment'
  recipient: string
  subject: string
  text: string
}

export const keepMessage = (tx: Tx, message: KeptMessage) =>
  tx.insertInto('sandbox_messages').values(message).execute()
