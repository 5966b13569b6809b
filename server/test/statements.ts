import { strict as assert } from 'node:assert'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Kitchen } from './kitchen.ts'

export type Statement = { text: string; values: unknown[] }

/** The statements that this process sends to PostgreSQL while the work runs. */
export async function recordStatements(work: () => Promise<unknown>): Promise<Statement[]> {
  const { query } = pg.Client.prototype
  const sent: Statement[] = []
  pg.Client.prototype.query = function (this: pg.Client, ...args: any[]) {
    const [first, values] = args
    sent.push({
      text: first.text ?? String(first),
      values: first.values ?? (Array.isArray(values) ? values : []),
    })
    return (query as any).apply(this, args)
  } as any
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return sent
}

/** How many they are. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  await quiet()
  return (await recordStatements(work)).length
}

/** The same of what may be asked twice: the second time, when it is known who asks. */
export async function countReads(work: () => Promise<unknown>): Promise<number> {
  await quiet()
  await work()
  const { length } = await recordStatements(work)
  assert.ok(length > 0, 'an answer that is remembered says nothing')
  return length
}

/** What else this process has to do, such as passing on events of what was written just now, is let end. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) if ((await recordStatements(() => sleep(60))).length === 0) return
}

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] }

/** The tables that a statement reads from end to end, as PostgreSQL plans it for these values. */
export async function scanned({ sql }: Pick<Kitchen, 'sql'>, { text, values }: Statement): Promise<string[]> {
  const [row] = await sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json) ${text}`, values)
  const walk = ({ 'Node Type': type, 'Relation Name': table, Plans = [] }: Plan): string[] => [
    ...(type === 'Seq Scan' && table ? [table] : []),
    ...Plans.flatMap(walk),
  ]
  return row ? walk(row['QUERY PLAN'][0].Plan) : []
}
