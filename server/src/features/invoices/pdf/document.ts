import type { Language } from '../../settings/index.ts'

/** An invoice as it is printed. Amounts are decimal text with the currency's digits, days YYYY-MM-DD; '' is nothing. */
export type InvoiceDocument = {
  invoice_number: string
  date: string
  due_date: string
  period_start: string | null
  period_end: string | null
  currency: string
  currency_digits: number
  language: Language
  second_language: Language | null
  seller_name: string
  seller_address: string
  seller_tax_number: string
  buyer_name: string
  buyer_address: string
  status: string
  is_overdue: boolean
  net: string
  tax_rate: string
  tax: string
  total: string
  paid_amount: string
  credited_amount: string
  returned_amount: string
  open_amount: string
  items: {
    menu_name: string
    quantity: string
    unit_price: string
    net: string
    tax_rate: string
    tax: string
    gross: string
  }[]
  payments: { received_on: string; method: string; reference: string; amount: string }[]
  credit_notes: { credit_note_number: string; date: string; reason: string; total: string }[]
}
