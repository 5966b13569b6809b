import { parentPort } from 'node:worker_threads'
import type { InvoiceDocument } from './document.ts'
import { drawInvoice } from './draw-invoice.ts'

// What it throws ends the thread, and press.ts tells whoever waits.
parentPort?.on('message', async (document: InvoiceDocument) =>
  parentPort?.postMessage(await drawInvoice(document), []),
)
