import type { Language } from '../../settings/index.ts'

/** What is printed about money: amounts as decimal text with the currency's digits, days as YYYY-MM-DD; '' is nothing. */
type Paper = {
  date: string
  currency: string
  currency_digits: number
  language: Language
  second_language: Language | null
  seller_name: string
  seller_address: string
  seller_tax_number: string
  buyer_name: string
  buyer_address: string
  net: string
  tax_rate: string
  tax: string
  total: string
  items: {
    menu_name: string
    /** None, and no price of a unit, where an amount was taken off. */
    quantity: string | null
    unit_price: string | null
    net: string
    tax_rate: string
    tax: string
    gross: string
  }[]
}

export type InvoiceDocument = Paper & {
  kind: 'invoice'
  invoice_number: string
  due_date: string
  period_start: string | null
  period_end: string | null
  status: string
  is_overdue: boolean
  paid_amount: string
  credited_amount: string
  returned_amount: string
  open_amount: string
  payments: { received_on: string; method: string; reference: string; amount: string }[]
  credit_notes: { credit_note_number: string; date: string; reason: string; total: string }[]
}

export type CreditNoteDocument = Paper & {
  kind: 'credit_note'
  credit_note_number: string
  invoice_number: string
  invoice_date: string
  reason: string
  /** What of it went to the wallet. */
  returned_amount: string
}

export type Document = InvoiceDocument | CreditNoteDocument
