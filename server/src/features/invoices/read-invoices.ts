import { invalid, refuse } from '../../refusals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import { ownCustomer } from '../customers/index.ts'
import * as sql from './invoices.sql.ts'

/** One page of invoices. Asking for a customer who never was is 400 on that filter (contract 1.4). */
export async function listInvoices(db: Reads, filter: sql.InvoiceFilter, request: PageRequest) {
  const { customer } = filter
  if (customer !== undefined && !(await sql.customerExists(db, customer)))
    throw invalid({ customer: 'This customer does not exist.' })
  return sql.listInvoices(db, filter, request)
}

export async function readInvoice(db: Reads, id: number) {
  const invoice = await sql.invoiceById(db, id)
  if (!invoice) throw refuse('not_found')
  return invoice
}

export const listOwnInvoices = async (db: Reads, account: number, request: PageRequest) =>
  sql.listOwnInvoices(db, (await ownCustomer(db, account)).id, request)

/** 404 for somebody else's, as for one that was never issued. */
export async function readOwnInvoice(db: Reads, account: number, id: number) {
  const invoice = await sql.ownInvoiceById(db, (await ownCustomer(db, account)).id, id)
  if (!invoice) throw refuse('not_found')
  return invoice
}
