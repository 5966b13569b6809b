/** The server said no. The message is the sentence that it gave. */
export class Refused extends Error {
  readonly status: number
  readonly body: unknown
  constructor(status: number, body: unknown) {
    super(sentence(body) ?? `The server answered ${status}.`)
    this.status = status
    this.body = body
  }
}

/** What to tell a person about any failure. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Refused) return error.message
  return 'No connection to the kitchen.'
}

/** A problem is {"detail"}, {"error"} or sentences per field; the first sentence is told. */
function sentence(body: unknown): string | undefined {
  if (typeof body === 'string') return body || undefined
  if (Array.isArray(body)) return sentence(body[0])
  if (typeof body !== 'object' || body === null) return undefined
  return sentence(Object.values('detail' in body ? { detail: body.detail } : body)[0])
}
