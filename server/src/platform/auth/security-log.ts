import type { Logger } from 'pino'
import type { Realm } from './realm.ts'

type SecurityEvent =
  | 'account_locked'
  | 'address_locked'
  | 'lock_lifted'
  | 'refresh_replayed'
  | 'password_changed'
  | 'password_reset'

/** For who watches over the installation. An account is its number: no name, address or secret stands in a log. */
export const logSecurity = (log: Logger, event: SecurityEvent, { id }: Pick<Realm, 'id'>, account?: number) =>
  log.warn({ security: true, event, realm: id, account }, event.replaceAll('_', ' '))
