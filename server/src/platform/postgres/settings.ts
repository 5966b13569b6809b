import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Home } from './home.ts'

export const PORT = 5432 // only the end of the socket's name: nothing listens on TCP

/** Written at every start, so that a change here reaches clusters that exist. Returns the file for `config_file`. */
export function writeSettings(home: Home, durable: boolean) {
  const access = write(home, 'postgres.hba.conf', 'local all all scram-sha-256\n')
  const settings = {
    data_directory: home.cluster,
    hba_file: access,
    listen_addresses: '',
    port: PORT,
    unix_socket_directories: home.socket,
    unix_socket_permissions: '0700',

    max_connections: 400, // 2.4 to 5.2 MB each once it has worked for a tenant
    shared_buffers: '256MB',
    max_locks_per_transaction: 256,
    idle_in_transaction_session_timeout: '60s',
    jit: 'off',
    timezone: 'UTC',
    autovacuum_naptime: '60s',

    wal_level: 'minimal',
    max_wal_senders: 0,
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    // Crash recovery with 1,454 databases: 82.9 s by default, 3.0 s with syncfs, which only Linux has.
    ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
    ...(!durable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),

    log_line_prefix: '%m [%p] %d ',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    log_min_error_statement: 'panic', // a statement may hold what a person typed
  }
  const lines = Object.entries(settings).map(
    ([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'\n`,
  )
  return write(home, 'postgres.conf', lines.join(''))
}

/** Beside the cluster and not in it: as root we write to no folder that the database's user could prepare for us. */
function write(home: Home, name: string, text: string) {
  const file = join(home.folder, name)
  writeFileSync(file, text)
  chmodSync(file, 0o644)
  return file
}
