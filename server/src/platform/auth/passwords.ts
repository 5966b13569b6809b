import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { inLanes } from '../in-lanes.ts'

// argon2id with 19 MiB, 2 passes, 1 lane: what OWASP and ASVS (appendix C) ask for at least. About 15 ms of a core here.
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** One core stays free of hashing: a hundred sign-ins at once wait for each other, and everybody else for none of them. */
const inTurn = inLanes(Math.max(1, availableParallelism() - 1), 1_000)

/** Of a password that `passwordProblems` has nothing against. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, parameters))

let decoy: Promise<string> | undefined

/** Whether the password is the account's. An unknown account costs as much time as a known one. */
export async function checkPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  decoy ??= hash('nobody has this password', parameters)
  const against = passwordHash ?? (await decoy)
  return (await inTurn(() => verify(against, password))) && Boolean(passwordHash)
}

let common: Set<string> | undefined

/**
 * The common passwords that pass the other rules: 15,000, of which those of any list of the most common 3,000 are a
 * part. Loading them takes 50 ms and 4 MB, which a process that sets no password is spared; `require`, because a check
 * that had to be awaited could be forgotten.
 */
function isCommon(password: string): boolean {
  if (!common) {
    const require = createRequire(import.meta.url)
    const { dictionary } =
      require('@zxcvbn-ts/language-common') as typeof import('@zxcvbn-ts/language-common') // its own types
    common = new Set(dictionary['passwords-common'].filter((word) => word.length >= 8 && !/^\d+$/.test(word)))
  }
  return common.has(password.toLowerCase())
}

/**
 * What is wrong with a new password, as sentences; empty when nothing is. `own` is what the account is known by: names,
 * addresses, numbers, whole. Every place that sets a password asks here first.
 */
export function passwordProblems(password: string, own: string[] = []): string[] {
  const low = password.toLowerCase()
  const length = [...password].length
  return [
    length < 8 && 'This password is too short. It must contain at least 8 characters.',
    length > 128 && 'This password is too long. It must contain at most 128 characters.',
    /^\d+$/.test(password) && 'This password is entirely numeric.',
    isCommon(low) && 'This password is too common.',
    isNearly(low, own.flatMap(parts)) && 'The password is too similar to your own data.',
  ].filter((text) => text !== false)
}

/** Whether a password is part of these words, or lives on them: without them what is left is the smaller half, or weak. */
function isNearly(low: string, words: string[]): boolean {
  const rest = words
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), low)
  const taken = low.length - rest.length
  const letters = rest.replace(/[^\p{L}\p{N}]/gu, '')
  return (
    words.some((word) => word.includes(low)) ||
    (taken > 0 && (letters.length < Math.max(8, taken) || /^\d+$/.test(letters) || isCommon(letters)))
  )
}

/** A name as a whole and its words; of an e-mail address not its host, which many have. Short words are in everything. */
function parts(name: string): string[] {
  const low = name.toLowerCase()
  const [local = ''] = low.split('@')
  return [low, local, ...local.split(/[^\p{L}\p{N}]+/u)].filter((part) => part.length > 3)
}
