export { openWallet, creditWallet, payOrder, refundOrder, recogniseRevenue } from './ledger.ts'
export { bookCreditNote, bookInvoice, bookInvoicePayment, type PaidInto } from './invoice-money.ts'
