import { sql } from 'kysely'
import type { ControlReads, ControlTx } from '../../platform/db/control.ts'
import type { State } from './tenants.sql.ts'

const one = ['id', 'slug', 'database'] as const

/** Those that are being made among them. */
export const sandboxesOf = (tx: ControlTx, kitchen: number) =>
  tx
    .selectFrom('tenants')
    .select(one)
    .where('sandbox_of', '=', kitchen)
    .where('state', '<>', 'deleted')
    .execute()

const move = (state: State) => ({
  state,
  ...(state === 'deleted' && { deleted_at: sql<string>`now()` }),
})

/** Undefined when the kitchen has no such sandbox. */
export const closeOne = (tx: ControlTx, kitchen: number, id: number) =>
  tx
    .updateTable('tenants')
    .set(move('deleted'))
    .where('id', '=', id)
    .where('sandbox_of', '=', kitchen)
    .where('state', '<>', 'deleted')
    .returning(one)
    .executeTakeFirst()

/** A kitchen's sandboxes go where it goes; one that is being made can only be closed. */
export const moveSandboxes = (tx: ControlTx, kitchen: number, state: State) =>
  tx
    .updateTable('tenants')
    .set(move(state))
    .where('sandbox_of', '=', kitchen)
    .where('state', '<>', 'deleted')
    .where((where) => where.or([where('state', '<>', 'provisioning'), where.val(state === 'deleted')]))
    .returning(one)
    .execute()

export const closedSandboxes = (db: ControlReads) =>
  db
    .selectFrom('tenants')
    .select(one)
    .where('sandbox_of', 'is not', null)
    .where('state', '=', 'deleted')
    .execute()
