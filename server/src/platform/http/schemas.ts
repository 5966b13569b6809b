import { Type, type TSchema, type TProperties, type Static } from 'typebox'
import type { Picture } from '../files/picture.ts'

/** Ids are PostgreSQL integers; the Flutter dashboard parses them as ints. */
export const Id = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })
/** An id in a path. What can be no id is answered 404, like an unknown one. */
export const IdParams = Type.Object({ id: Id })

/** An amount or other exact decimal, always text on the way out: "12.50". */
export const Decimal = Type.String({ description: 'Decimal as text, for example "12.50".' })
/**
 * On the way in a number or text with at most ten digits, as people write them (".5", "+4"); it arrives in full ("0.5").
 * How many decimals are allowed is the currency's affair.
 */
export const DecimalIn = Type.String({
  decimal: true,
  pattern: '^[+-]?(\\d{1,10}(\\.\\d{0,4})?|\\.\\d{1,4})$',
  errorMessage: 'A valid number is required.',
})
export const DateOnly = Type.String({
  format: 'date',
  pattern: '^(19|20)\\d\\d-',
  errorMessage: 'Date has wrong format. Use YYYY-MM-DD.',
})
/** ISO 8601 with microseconds and the kitchen's offset. */
export const Instant = Type.String({ description: 'ISO 8601 with offset.' })
// The format "date-time" wants seconds and an offset, and PostgreSQL's own word about the 30th of February is no field's.
const realDay =
  '((19|20)\\d\\d-((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|1\\d|2[0-8]))|(19(0[48]|[2468][048]|[13579][26])|20([02468][048]|[13579][26]))-02-29)'
/** ISO 8601; without an offset it is on the kitchen's wall clock. */
export const InstantIn = Type.String({
  pattern: `^${realDay}[Tt ]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,6})?)?([Zz]|[+-](0\\d|1[0-4])(:?[0-5]\\d)?)?$`,
  errorMessage: 'Datetime has wrong format. Use YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].',
})
export const TimeIn = Type.String({
  pattern: '^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,6})?)?$',
  errorMessage: 'Time has wrong format. Use hh:mm[:ss].',
})
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
export const Choice = <const T extends string[]>(...values: T) => Type.Enum([...values])
/** A choice on the way out: the table's check constraint sees to it. */
export const Chosen = (...values: string[]) => Type.Unsafe<string>(Type.Enum(values))

/** Text that goes in: trimmed by the platform, not empty unless `blank`. */
export const Text = (maxLength: number, options: { blank?: boolean } = {}) =>
  Type.String({ maxLength, minLength: options.blank ? 0 : 1 })
/** An e-mail address; `blank` allows none. */
export const Email = ({ blank = false } = {}) =>
  Type.String({
    maxLength: 254,
    pattern: `^[^\\s@]+@[^\\s@]+\\.[^\\s@.]+$${blank ? '|^$' : ''}`,
    errorMessage: 'Enter a valid email address.',
  })
/** A phone number as people write it, with at least one digit: the digits decide whose it is. `blank` allows none. */
export const Phone = ({ blank = false } = {}) =>
  Type.String({
    maxLength: 20,
    pattern: `^[+() .\\-]*\\d[+()\\d .\\-]*$${blank ? '|^$' : ''}`,
    errorMessage: 'Enter a valid phone number.',
  })
/** A picture: a file of a multipart form (arrives remade), null for none, or the address that was read, sent back. */
export const PictureIn = Type.Unsafe<Picture | string | null>({
  picture: true,
  description: 'A file (multipart): JPEG, PNG, GIF or WebP, at most 5 MB. null removes the picture.',
})
/** A whole number from 0 that PostgreSQL's integer holds. */
export const Count = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })
/** Text that is kept to the letter, spaces included. */
export const Password = Type.String({ minLength: 8, maxLength: 128, verbatim: true })

/**
 * A body. Unknown fields are refused by name; the read-only fields of the object are accepted and ignored, because
 * clients send back what they read (contract 13, decision 12).
 */
export const Body = <T extends TProperties>(fields: T, readOnly: string[] = []) =>
  Type.Object(fields, { additionalProperties: false, readOnlyFields: readOnly })

/** The body of a PATCH: the same fields, none required. */
export const Patch = <T extends TProperties>(fields: T, readOnly: string[] = []) =>
  Type.Partial(Type.Object(fields), { additionalProperties: false, readOnlyFields: readOnly })

/** For the documentation of what `idempotent` reads by itself. */
export const IdempotencyKey = Type.Object({
  'Idempotency-Key': Type.Optional(
    Type.String({
      description:
        'Chosen by the caller, once per intention: a repeated request with it has no further effect and is answered as the first one was. 1 to 255 visible characters.',
    }),
  ),
})

/** A page of a list. */
export const Page = <T extends TSchema>(row: T) =>
  Type.Object({
    count: Type.Integer(),
    next: Nullable(Type.String()),
    previous: Nullable(Type.String()),
    results: Type.Array(row),
  })

/** The query of a list; rooms add their filters. Unknown parameters are ignored and kept in the links. */
export const PageQuery = <T extends TProperties>(filters: T) =>
  Type.Object({
    page: Type.Optional(
      Type.String({ maxLength: 20, description: 'A page number from 1, or "last"; anything else is 404.' }),
    ),
    page_size: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })),
    search: Type.Optional(Type.String({ maxLength: 200 })),
    ordering: Type.Optional(
      Type.String({
        maxLength: 200,
        description: 'Fields, separated by commas, "-" before one for descending.',
      }),
    ),
    ...filters,
  })
/** A filter by yes or no. Text that is neither filters nothing (contract 1.4). */
export const BoolFilter = Type.Boolean({ lenient: true })
export type PageQuery = { page?: string; page_size?: number; search?: string; ordering?: string }

export const whyRefused = 'Why the request was refused.'
/** Any answer that refuses: {"detail", "code", ...}, {"error"}, or one list of sentences per field. */
export const Problem = Type.Object({}, { additionalProperties: true, description: whyRefused })
export const Empty = Type.Null({ description: 'No body.' })
export type { Static }
