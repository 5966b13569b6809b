export { openWallet, creditWallet, payOrder, refundOrder, recogniseRevenue } from './ledger.ts'
