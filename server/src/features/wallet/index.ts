export { openWallet, creditWallet, payOrder, refundOrder, recogniseRevenue } from './ledger.ts'
export { payInvoice, refundInvoice } from './invoice-money.ts'
