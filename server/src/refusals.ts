/**
 * The one way to say no: `throw refuse('cutoff_passed', { next_open_slot })`.
 *
 * Every code stands here once with its status and its sentence, and in docs/errors.md. `as: 'error'` marks the answers
 * that the contract (section 1.5) gives as {"error": text}; the others are {"detail": text, "code": code, ...more}.
 */
type Entry = { status: number; text: string; as?: 'error' }

export const refusals = {
  // Who is asking, and for which kitchen.
  not_authenticated: { status: 401, text: 'Authentication credentials were not provided.' },
  token_not_valid: { status: 401, text: 'Given token not valid for any token type' },
  user_not_found: { status: 401, text: 'User not found' },
  user_inactive: { status: 401, text: 'User is inactive' },
  csrf_failed: { status: 403, text: 'CSRF Failed: X-CSRFToken must be the token of this sign-in.' },
  permission_denied: { status: 403, text: 'You do not have permission to perform this action.' },
  unknown_tenant: { status: 403, text: 'Unknown or inactive kitchen.', as: 'error' },
  tenant_required: { status: 403, text: 'This needs a kitchen: send X-Tenant-Slug.', as: 'error' },
  sign_in_locked: { status: 429, text: 'Too many failed sign-ins; try again later.' },
  customer_credentials: { status: 401, text: 'Invalid phone or password', as: 'error' },
  customer_inactive: { status: 403, text: 'This account is deactivated', as: 'error' },
  account_taken: { status: 400, text: 'An account with this phone or e-mail exists already', as: 'error' },
  code_required: { status: 400, text: 'Kitchen code is required', as: 'error' },
  kitchen_not_found: { status: 404, text: 'Kitchen not found', as: 'error' },
  ticket_not_valid: {
    status: 401,
    text: 'This ticket is used, too old or not one of ours; ask for another.',
  },
  foreign_origin: { status: 403, text: 'Pages of other sites cannot follow a kitchen.' },
  upgrade_required: { status: 426, text: 'Open this as a WebSocket.' },
  kitchen_inactive: { status: 403, text: 'This kitchen is currently inactive', as: 'error' },

  // The request itself.
  not_found: { status: 404, text: 'Not found.' },
  unknown_path: { status: 404, text: 'Not found', as: 'error' },
  invalid_page: { status: 404, text: 'Invalid page.' },
  method_not_allowed: { status: 405, text: 'Method not allowed.' },
  body_too_large: { status: 413, text: 'The request body is too large.', as: 'error' },
  unsupported_media_type: { status: 415, text: 'Content-Type must be JSON, form or multipart.', as: 'error' },
  unsupported_encoding: { status: 415, text: 'Bodies must be sent without Content-Encoding.', as: 'error' },
  unknown_host: { status: 400, text: 'This host is none of ours.', as: 'error' },
  final_slash: { status: 404, text: 'This path ends in a slash: ask again with it.', as: 'error' },
  malformed: { status: 400, text: 'Invalid request data', as: 'error' },
  throttled: { status: 429, text: 'Request was throttled.' },
  overloaded: { status: 503, text: 'Too busy right now; try again shortly.' },
  internal: { status: 500, text: 'Something went wrong on our side.', as: 'error' },

  // Repeating a request.
  idempotency_key_required: { status: 400, text: 'This request needs an Idempotency-Key header.' },
  idempotency_key_invalid: { status: 400, text: 'Idempotency-Key must be 1 to 255 visible characters.' },
  idempotency_key_reused: { status: 422, text: 'This Idempotency-Key was used with another request.' },
  idempotency_in_progress: { status: 409, text: 'The same request is still being worked on.' },

  // Menus.
  menu_closed: { status: 400, text: 'A closed menu cannot be published.', as: 'error' },
  menu_empty: { status: 400, text: 'A menu needs at least one item before it is published.', as: 'error' },
  in_use: { status: 409, text: 'This is still in use.' },
  plan_in_use: { status: 409, text: 'Kitchens are on this plan.', as: 'error' },

  // The kitchen's plan.
  limit_reached: { status: 403, text: "This is more than the kitchen's plan allows." },
  feature_missing: { status: 403, text: "The kitchen's plan does not include this." },

  // Sandboxes.
  in_sandbox: { status: 403, text: 'A sandbox has no sandboxes of its own.' },
  too_many_sandboxes: { status: 409, text: 'A kitchen has at most three sandboxes: remove one first.' },
  clock_moving: { status: 409, text: 'The clock is still on its way.' },

  // Orders and money.
  cutoff_passed: { status: 409, text: 'Orders for this meal are closed.' },
  menu_not_published: { status: 409, text: 'There is no published menu for this meal.' },
  item_not_on_menu: { status: 409, text: 'An item is not on this menu.' },
  skip_quota_used: { status: 409, text: 'No skips are left in this period.' },
  meal_there: { status: 409, text: 'There is a meal on this date already.' },
  closure_undone: { status: 409, text: 'This closure was undone already.' },
  closure_over: { status: 409, text: 'The cut-offs of all its dates have passed.' },
  already_paused: { status: 409, text: 'This is paused then already.' },
  zone_full: { status: 409, text: 'This zone takes no more deliveries for this day.' },
  sold_out: { status: 409, text: 'Not enough portions are left.' },
  wallet_frozen: { status: 409, text: 'This wallet is frozen until the office has looked at it.' },
  refund_exceeds_paid: { status: 422, text: 'This is more than is left of what was paid.' },
  books_differ: { status: 409, text: "This wallet's entries do not continue each other." },
  driver_carries_cash: { status: 409, text: 'This driver still carries cash.' },
  insufficient_balance: { status: 402, text: 'The wallet does not cover this.' },
  already_reversed: { status: 409, text: 'This movement was taken back already.' },
  online_payment_off: { status: 409, text: 'This kitchen takes no payments online.' },
  invoice_not_open: { status: 409, text: 'Nothing is to be paid of this invoice.' },
  payment_refused: { status: 409, text: 'The payment provider does not take this payment.' },
  payment_provider_unavailable: {
    status: 503,
    text: 'The payment provider does not answer; try again shortly.',
  },
  payment_not_captured: { status: 409, text: 'No money has come in that could be paid back.' },
  refund_too_large: { status: 422, text: 'This is more than was paid and is not paid back yet.' },
  webhook_signature: { status: 401, text: 'The signature is not that of the payment provider.' },
  webhook_too_old: { status: 400, text: 'This message is older than five minutes.' },
  payment_above_open: { status: 422, text: 'This is more than is still owed for the invoice.' },
  credit_above_invoice: { status: 422, text: 'This is more than is left of the invoice.' },
  not_delivery_day: { status: 400, text: 'This can only be done on the delivery day.', as: 'error' },
  order_served: { status: 409, text: 'An order that is ready or delivered stays in the books.' },
  dish_unsafe: {
    status: 409,
    text: 'Its eater must not have this dish, or it is not to be had: the office gives another one or cancels the meal.',
  },
  ticket_claimed: { status: 409, text: 'This ticket is claimed by somebody else.', as: 'error' },
  driver_required: { status: 400, text: 'driver_id is required', as: 'error' },
  driver_not_found: { status: 404, text: 'Driver not found', as: 'error' },
} as const satisfies Record<string, Entry>

export type RefusalCode = keyof typeof refusals

export class Refusal extends Error {
  readonly status: number
  readonly body: object
  readonly headers: Record<string, string> = {}
  constructor(status: number, body: object, message: string) {
    super(message)
    this.status = status
    this.body = body
  }
}

/** An answer that refuses; `more` adds fields that help the caller (never to an {"error"} answer, whose shape is fixed). */
export function refuse(code: RefusalCode, more: object = {}): Refusal {
  const entry: Entry = refusals[code]
  const body = entry.as ? { [entry.as]: entry.text } : { detail: entry.text, code, ...more }
  const refusal = new Refusal(entry.status, body, code)
  if (entry.status === 401) refusal.headers['www-authenticate'] = 'Bearer realm="api"'
  if (entry.status === 503) refusal.headers['retry-after'] = '1'
  return refusal
}

/** 400 with one list of sentences per field, as the contract has it. */
export const invalid = (fields: Record<string, string | string[]>): Refusal =>
  new Refusal(
    400,
    Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, [text].flat()])),
    'invalid',
  )

/** 400 {"error": sentence}: an action that the contract refuses with a sentence of its own. */
export const refusedAction = (sentence: string): Refusal =>
  new Refusal(400, { error: sentence }, 'refused_action')

/** The row, or 404 when there is none. */
export function found<Row>(row: Row | undefined): Row {
  if (!row) throw refuse('not_found')
  return row
}
