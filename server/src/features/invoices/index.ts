export { creditUndelivered, issueCreditNote } from './issue-credit-note.ts'
export { issueInvoice } from './issue-invoice.ts'
export { payOpenInvoice } from './pay-invoice.ts'
