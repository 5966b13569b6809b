import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { ControlReads, ControlTx } from '../../platform/db/control.ts'
import type { ControlDb } from '../../platform/db/control-db.generated.ts'
import { rows } from '../../platform/db/handles.ts'
import { ordered, pageOf, type PageRequest } from '../../platform/db/listing.ts'

type Values = Omit<Insertable<ControlDb['tenant_invoices']>, 'paid_at'> & {
  paid_at: string | null | RawBuilder<string>
}
export type InvoiceFilter = { status?: string; tenant?: number }

/** A deleted kitchen's too: what was billed stays. */
const invoices = (db: ControlReads) =>
  db
    .selectFrom('tenant_invoices as i')
    .innerJoin('tenants as t', 't.id', 'i.tenant')
    .where('i.archived_at', 'is', null)
    .select([
      'i.id',
      'i.invoice_number',
      'i.tenant',
      't.name as tenant_name',
      'i.amount',
      'i.tax_amount',
      'i.total',
      'i.status',
      'i.period_start',
      'i.period_end',
      'i.due_date',
      'i.paid_at',
      'i.notes',
      'i.created_at',
    ])

const sortable = [
  'id',
  'invoice_number',
  'tenant',
  'tenant_name',
  'amount',
  'tax_amount',
  'total',
  'status',
  'period_start',
  'period_end',
  'due_date',
  'paid_at',
  'notes',
  'created_at',
]

export function listInvoices(db: ControlReads, { status, tenant }: InvoiceFilter, page: PageRequest) {
  let query = invoices(db)
  if (status !== undefined) query = query.where('i.status', '=', status)
  if (tenant !== undefined) query = query.where('i.tenant', '=', tenant)
  return pageOf(ordered(query, page.ordering, sortable, ['-i.created_at'], '-i.id'), page)
}

export const invoiceById = (db: ControlReads, id: number) =>
  invoices(db).where('i.id', '=', id).executeTakeFirst()

/** Whether there is such a kitchen, or was. */
export async function knowsTenant(db: ControlReads, id: number): Promise<boolean> {
  const tenant = await db
    .selectFrom('tenants')
    .select('id')
    .where('id', '=', id)
    .where('state', '<>', 'provisioning')
    .where('sandbox_of', 'is', null)
    .executeTakeFirst()
  return tenant !== undefined
}

/** This month's next number. Whoever takes one lets the others wait until the invoice is there, or the number is free again. */
export async function nextNumber(tx: ControlTx): Promise<string> {
  const [next] = await rows(
    tx,
    sql<{ number: string }>`
    insert into counters (series, last) values ('INV-' || to_char(now(), 'YYYYMM'), 1)
    on conflict (series) do update set last = counters.last + 1
    returning series || '-' || lpad(last::text, greatest(4, length(last::text)), '0') as number`,
  )
  return next!.number // an insert that updates on conflict has one row
}

/** Undefined when there is none. */
export const lockInvoice = (tx: ControlTx, id: number) =>
  tx
    .selectFrom('tenant_invoices')
    .select(['amount', 'tax_amount', 'total', 'status', 'period_start', 'period_end', 'paid_at'])
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()

/** The instant of this transaction. */
export const now = sql<string>`now()`

export const insertInvoice = (tx: ControlTx, values: Values) =>
  tx.insertInto('tenant_invoices').values(values).returning('id').executeTakeFirstOrThrow()

export const updateInvoice = (tx: ControlTx, id: number, changes: Partial<Values>) =>
  tx.updateTable('tenant_invoices').set(changes).where('id', '=', id).execute()

export const archiveInvoice = (tx: ControlTx, id: number) =>
  tx.updateTable('tenant_invoices').set({ archived_at: now }).where('id', '=', id).execute()
