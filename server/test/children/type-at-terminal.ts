// Runs a command at a terminal that `script` makes, and types the next answer whenever it stands at a question.
import { spawn } from 'node:child_process'

const [, , command = '', ...answers] = process.argv
const terminal = spawn('script', ['-qec', command, '/dev/null'], { stdio: 'pipe' })
let pause: NodeJS.Timeout | undefined
terminal.stdout.on('data', (text: Buffer) => {
  process.stdout.write(text)
  clearTimeout(pause)
  if (text.includes('?')) pause = setTimeout(() => terminal.stdin.write(`${answers.shift() ?? ''}\r`), 300)
})
terminal.on('exit', (code) => process.exit(code ?? 1))
