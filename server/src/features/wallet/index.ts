export {
  openWallet,
  creditWallet,
  payInvoice,
  payOrder,
  refundInvoice,
  refundOrder,
  recogniseRevenue,
} from './ledger.ts'
