import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Home } from './home.ts'
import { readPidFile } from './pid-file.ts'

/** Ends what a killed server left running, and removes what would keep the next postmaster from starting. */
export async function clearRemains(home: Home) {
  const left = readPidFile(home)
  if (!left) return
  if (processesOf(home).includes(left.pid)) {
    signal(left.pid, 'SIGINT')
    for (let waited = 0; waited < 10_000 && processesOf(home).length > 0; waited += 20) await sleep(20)
  }
  // A backend in a long query does not notice that its postmaster was killed.
  for (let rest = processesOf(home); rest.length > 0; rest = processesOf(home)) {
    for (const pid of rest) signal(pid, 'SIGKILL')
    await sleep(20)
  }
  // Its pid may be somebody else's by now, and then PostgreSQL would refuse to start. That nothing of the cluster
  // runs is known from above, and PostgreSQL still checks it once more by its shared memory.
  rmSync(home.pidFile, { force: true })
}

function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name)
  } catch {
    // Gone since it was listed.
  }
}

/** The postmaster has the cluster's name among its arguments, and its children have it in their titles. */
const processesOf = ({ name }: Home) =>
  commands()
    .filter(
      ([, command]) => command.startsWith(`postgres: ${name}:`) || command.includes(` cluster_name=${name}`),
    )
    .map(([pid]) => pid)

function commands(): [pid: number, command: string][] {
  if (process.platform !== 'linux') {
    const lines = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' }).trim().split('\n')
    return lines.map((line) => [Number.parseInt(line), line.trim().replace(/^\d+\s+/, '')])
  }
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return []
    try {
      return [[Number(entry), readFileSync(`/proc/${entry}/cmdline`, 'utf8').replaceAll('\0', ' ')]]
    } catch {
      return [] // ended since it was listed
    }
  })
}
