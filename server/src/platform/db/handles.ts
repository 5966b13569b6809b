import type { Kysely, RawBuilder, Transaction } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'

/**
 * What may be asked outside a transaction. A transaction is accepted where reading is asked; this is refused where
 * writing is asked, by the compiler.
 */
export type ReadsOf<DB> = Pick<ReadonlyKysely<DB>, 'selectFrom' | 'fn' | 'case'>
export type TxOf<DB> = Transaction<DB>

/** A database as the rooms see it. */
export type Handle<DB> = {
  readonly read: ReadsOf<DB>
  /** Runs the work in one transaction. What it throws rolls everything back and is thrown again. */
  write<T>(work: (tx: TxOf<DB>) => Promise<T>): Promise<T>
}

const hooks = new WeakMap<object, (() => void)[]>()

/** Calls back once the transaction has committed, and never when it has not. */
export function afterCommit<DB>(tx: TxOf<DB>, callback: () => void): void {
  const callbacks = hooks.get(tx)
  if (callbacks) callbacks.push(callback)
  else hooks.set(tx, [callback])
}

export function handleOf<DB>(db: Kysely<DB>): Handle<DB> {
  return {
    // Kysely's own read-only view of a builder is a type only; its documentation casts the same way.
    read: db as unknown as ReadsOf<DB>,
    async write(work) {
      let transaction: TxOf<DB> | undefined
      const result = await db.transaction().execute((tx) => work((transaction = tx)))
      for (const callback of (transaction && hooks.get(transaction)) ?? []) callback()
      return result
    },
  }
}

// Which tables a handle knows does not matter to a statement that is written out.
export type AnyHandle = ReadsOf<any> | TxOf<any>

/** Rows of a statement written in SQL, for what the builder cannot say or says less clearly. */
export async function rows<R>(db: AnyHandle, statement: RawBuilder<R>): Promise<R[]> {
  // Both handle types are the same builder underneath; sql`` needs its executor, which the read-only type hides.
  const { rows } = await statement.execute(db as Kysely<any>)
  return rows
}
