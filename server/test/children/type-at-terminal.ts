// Runs a command at a terminal that `script` makes, and types each answer ("question=answer") once its question stands.
import { spawn } from 'node:child_process'

const [, , command = '', ...dialogue] = process.argv
const terminal = spawn('script', ['-qec', command, '/dev/null'], { stdio: 'pipe' })
let seen = ''
terminal.stdout.on('data', (text: Buffer) => {
  process.stdout.write(text)
  seen += text
  const [question = '', answer = ''] = dialogue[0]?.split('=') ?? []
  if (!question || !seen.includes(question)) return
  dialogue.shift()
  seen = ''
  setTimeout(() => terminal.stdin.write(`${answer}\r`), 200)
})
terminal.on('exit', (code) => process.exit(code ?? 1))
