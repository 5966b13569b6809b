import { text } from 'node:stream/consumers'
import { confirm, input, password } from '@inquirer/prompts'

/** Why a command cannot do what was asked; its sentence goes to standard error. */
export class CommandProblem extends Error {
  readonly exitCode: number
  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

export const print = (line = '') => void process.stdout.write(`${line}\n`)

const atTerminal = Boolean(process.stdin.isTTY && process.stdout.isTTY)

/** The value that was given; else a person is asked for it, and a script is told which one is missing. */
export async function ask(
  given: string | undefined,
  name: string,
  message: string,
  exitCode = 2,
): Promise<string> {
  if (given !== undefined) return given
  if (atTerminal) return input({ message, required: true })
  throw new CommandProblem(`${name} is required.`, exitCode)
}

/** As `ask` for what may be left out: a script that does not give it means the suggestion. */
export async function askOptional(
  given: string | undefined,
  message: string,
  suggestion: string,
): Promise<string> {
  return given ?? (atTerminal ? input({ message, default: suggestion }) : suggestion)
}

/** Whether a person at a terminal agrees, which without an answer they do not. A script says so beforehand, by the flag. */
export async function agreed(message: string, flag: string): Promise<boolean> {
  if (!atTerminal) throw new CommandProblem(`${flag} is required where nobody can be asked.`, 2)
  return confirm({ message, default: false })
}

/** A new password: from standard input when the flag says so, else typed twice. Undefined when nobody can be asked. */
export async function askPassword(
  fromStdin: boolean | undefined,
  message: string,
  optional = false,
): Promise<string | undefined> {
  if (fromStdin) return (await text(process.stdin)).replace(/\r?\n$/, '')
  if (!atTerminal) return undefined
  const first = await password({ message: optional ? `${message} (none: one is made)` : message, mask: true })
  if (optional && first === '') return undefined
  if ((await password({ message: 'Once more', mask: true })) !== first)
    throw new CommandProblem('The passwords differ.')
  return first
}

export function wholeNumber(value: string, name: string, most: number): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1 || number > most) {
    throw new CommandProblem(`${name} must be a number from 1 to ${most}.`, 2)
  }
  return number
}
