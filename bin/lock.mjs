// node bin/lock.mjs: after changing package.json. Resolves package-lock.json, then lists in it the optional packages of
// other platforms that npm left out because this registry does not carry them: `npm ci` refuses a lockfile without them.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const { status } = spawnSync('npm', ['install', '--loglevel=error'], { stdio: 'inherit' })
if (status !== 0) process.exit(1)

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const platform = /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ppc64|riscv64|s390x|ia32)/
const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
  Object.entries(optionalDependencies)
    .filter(
      ([name]) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`],
    )
    .map(([name, version]) => {
      const [, os, cpu] = platform.exec(name) ?? []
      return [`node_modules/${name}`, { version, ...(dev && { dev }), optional: true, os: [os], cpu: [cpu] }]
    }),
)
const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) })
lock.packages = Object.fromEntries(packages.sort(([one], [other]) => (one < other ? -1 : 1)))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
