import { parentPort } from 'node:worker_threads'
import type { Document } from './document.ts'
import { drawCreditNote } from './draw-credit-note.ts'
import { drawInvoice } from './draw-invoice.ts'

const draw = (document: Document) =>
  document.kind === 'invoice' ? drawInvoice(document) : drawCreditNote(document)

// What it throws ends the thread, and press.ts tells whoever waits.
parentPort?.on('message', async (document: Document) => parentPort?.postMessage(await draw(document), []))
