import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'

const Subscribe = Type.Object(
  {
    subscribe: Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: 20, uniqueItems: true }),
    epoch: Type.Optional(Type.String({ maxLength: 64 })),
    seq: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  },
  { additionalProperties: false },
)
export type Subscribe = Static<typeof Subscribe>

/** What a client may say, or the sentence that tells it why not. */
export function parseFrame(data: Buffer, isBinary: boolean): Subscribe | { error: string } {
  const frame = isBinary ? undefined : parsed(data.toString())
  if (!Value.Check(Subscribe, frame))
    return { error: 'Send {"subscribe": [topics], "epoch": text, "seq": number}.' }
  if ((frame.epoch === undefined) !== (frame.seq === undefined))
    return { error: 'epoch and seq belong together.' }
  return frame
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
