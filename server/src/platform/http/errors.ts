import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal, invalid, refuse, type RefusalCode } from '../../refusals.ts'
import { addressOf } from './address.ts'
import { fieldErrors } from './field-errors.ts'
import { requestLine } from './request-log.ts'

/** PostgreSQL's own refusals that are a caller's affair: a lock or a statement that took too long, a server that is going. */
const databaseCodes: Record<string, RefusalCode> = {
  '55P03': 'overloaded',
  '57014': 'overloaded',
  '57P01': 'overloaded',
  '57P02': 'overloaded',
  '57P03': 'overloaded',
  '53300': 'overloaded',
  '40P01': 'overloaded',
  '40001': 'overloaded',
  ECONNREFUSED: 'overloaded',
  ECONNRESET: 'overloaded',
  ENOENT: 'overloaded',
  EPIPE: 'overloaded',
}
const fastifyCodes: Record<string, RefusalCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_REQ_FILE_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed',
}

/** Whoever is turned away, and whoever asks too often, is for the security log as well. */
const aboutAccess = new Set([401, 403, 429])

/** Every error leaves through here: refusals as they are, bad input by field, and what we did not expect as a bare 500. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const refusal = refusalOf(error, request)
  const line = () => requestLine(request, { statusCode: refusal.status })
  if (refusal.status >= 500) request.log.error({ ...line(), err: error }, 'request failed')
  else if (aboutAccess.has(refusal.status))
    request.log.warn(
      { security: true, ...line(), code: refusal.message, address: addressOf(request) },
      'refused',
    )
  return reply.code(refusal.status).headers(refusal.headers).send(refusal.body)
}

function refusalOf(error: FastifyError, request: FastifyRequest): Refusal {
  if (error instanceof Refusal) return error
  if (error.validation) {
    const part = error.validationContext ?? 'body'
    return fieldErrors(part, error.validation, request.routeOptions.schema?.[part] as never) // our own schema
  }
  const taken = error.code === '23505' && takenField(error as Violation) // PostgreSQL's, as its code says
  if (taken) return invalid({ [taken]: 'This is taken already.' })
  const code = fastifyCodes[error.code] ?? databaseCodes[error.code]
  if (code) return refuse(code)
  if (/Connection terminated|not queryable|timeout expired|transaction was rolled back/.test(error.message))
    return refuse('overloaded')
  if (error.statusCode && error.statusCode < 500) return refuse('malformed')
  return refuse('internal')
}

type Violation = FastifyError & { table?: string; constraint?: string }

/** Unique indexes that guard a field of the wire are named table_field_key, so the loser of a race is told which field it was. */
function takenField({ table, constraint }: Violation): string | undefined {
  return /^(.+)_key$/.exec(constraint?.slice(`${table}_`.length) ?? '')?.[1]
}
