import type {} from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { invalid, Refusal, refuse } from '../../refusals.ts'
import { readPicture } from '../files/picture.ts'

type FormSchema = { properties?: Record<string, { picture?: boolean }> }

/**
 * The fields of a multipart body, as an object. A file is taken only where the route's schema has a picture, and arrives
 * remade; a refused one is named by field. What is no form at all is `malformed`.
 */
export async function readForm(
  request: FastifyRequest,
  schema: FormSchema,
): Promise<Record<string, unknown>> {
  try {
    return await readParts(request, schema)
  } catch (error) {
    // The parser's own errors are bare sentences; every other kind carries a code or is a refusal already.
    if (error instanceof Error && !(error instanceof Refusal) && !('code' in error)) throw refuse('malformed')
    throw error
  }
}

/** Reads to the end even when a part is refused: a client that is still sending hears no answer. */
async function readParts(request: FastifyRequest, { properties = {} }: FormSchema) {
  const form: Record<string, unknown> = {}
  const wrong: Record<string, string> = {}
  for await (const part of request.parts()) {
    const name = part.fieldname
    if (part.type === 'field') {
      if (part.valueTruncated) wrong[name] = 'This is too long.'
      form[name] = part.value
    } else if (Object.hasOwn(properties, name) && properties[name]?.picture) {
      const picture = await readPicture(part.file)
      if (picture) form[name] = picture
      else wrong[name] = 'Upload a valid image: JPEG, PNG, GIF or WebP, at most 50 megapixels.'
    } else {
      part.file.resume()
      wrong[name] = 'This field takes no file.'
    }
  }
  if (Object.keys(wrong).length) throw invalid(wrong)
  return form
}
