import { Type } from 'typebox'
import { Choice, DateOnly, Instant, Nullable, Patch, Text } from '../../platform/http/schemas.ts'

/** The languages that an invoice can be written in. */
export const languages = ['en', 'ar', 'de', 'es', 'fr'] as const
export type Language = (typeof languages)[number]

const settings = {
  tax_rate: Type.String({
    pattern: '^(100(\\.0{1,2})?|\\d{1,2}(\\.\\d{1,2})?)$',
    errorMessage: 'A percentage from 0 to 100 with at most 2 decimals is required.',
    description: 'Percent.',
  }),
  prices_include_tax: Type.Boolean({ description: 'Or the tax of an invoice comes on top of its prices.' }),
  legal_name: Text(200, { blank: true }),
  address: Text(500, { blank: true }),
  tax_number: Text(50, { blank: true }),
  invoice_language: Choice(...languages),
  second_language: Nullable(Choice(...languages)),
  day_starts_at: Type.String({
    pattern: '^(0\\d|1[01]):[0-5]\\d(:00)?$',
    errorMessage: 'A time before noon is required, as hh:mm.',
    description:
      'Until then the day before goes on, for a kitchen that cooks into the night: its dates, cut-offs and reports.',
  }),
  short_notice_hours: Type.Integer({
    minimum: 1,
    maximum: 72,
    description: 'So long before a cut-off customers hear that their wallet does not cover their meals.',
  }),
}

/** What a screen must know of its kitchen before it shows anything, what stands on an invoice about it, and when it warns of short wallets. */
export const Settings = Type.Object({
  name: Type.String(),
  slug: Type.String(),
  time_zone: Type.String({ description: 'IANA name.' }),
  currency: Type.String(),
  currency_digits: Type.Integer(),
  ...settings,
  today: DateOnly,
  now: Instant,
})

export const SettingsPatch = Patch(settings, [
  'name',
  'slug',
  'time_zone',
  'currency',
  'currency_digits',
  'today',
  'now',
])
