export { openWallet, creditWallet, payOrder, refundOrder, recogniseRevenue } from './ledger.ts'
export { payInvoice, refundInvoice } from './invoice-money.ts'
export {
  invoicePaidBack,
  invoicePaidOnline,
  oweOnline,
  payBackOnline,
  topUpOnline,
  undoPayBack,
} from './payment-money.ts'
export { requestTopUp } from './top-up.ts'
export { setConfirmed as topUpConfirmed, setExpired as topUpExpired } from './top-ups.sql.ts'
export { TopUp } from './wallet.schema.ts'
