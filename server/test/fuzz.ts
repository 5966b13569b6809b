import { createHash } from 'node:crypto'
import { Compile, type Validator } from 'typebox/schema'
import fc from 'fast-check'
import { createApiKey } from '../src/platform/auth/api-keys.ts'
import { permissions } from '../src/permissions.ts'
import { casesOf, credentials, fuzzDay, type Case, type Credential } from './fuzz-cases.ts'
import { caller, openKitchenOn, type Kitchen } from './kitchen.ts'
import { operationsOf, type Document, type Operation } from './operations.ts'
import type { TestServer } from './server.ts'
import { superuser } from './superuser.ts'

export type Failure = { operation: string; place: number; why: string; request: string; answer: string }
export type FuzzReport = {
  seed: number
  operations: number
  requests: number
  seconds: number
  /** How many answers had which status, and how many operations did at least once what they were asked to. */
  statuses: Record<string, number>
  succeeded: number
  /** Milliseconds per operation. */
  slowest: [operation: string, ms: number][]
  failures: Failure[]
}
export type FuzzOptions = {
  seed: number
  /** Per operation. */
  cases: number
  /** One operation instead of all. */
  only?: string | undefined
}

const nobody = new Set<Credential>(['nobody', 'broken', 'expired', 'foreign'])
const atOnce = 6

/**
 * Sends generated requests, by every kind of caller, to every operation of the server's own OpenAPI document, and judges
 * the answers by that document: no 5xx, no status or body that it does not describe, and nobody let in who may not. It
 * knows nothing of the rooms. The platform's operations come last, because they may do away with the kitchen.
 */
export async function fuzz(server: TestServer, { seed, cases, only }: FuzzOptions): Promise<FuzzReport> {
  const document = (await caller(server.url, {}).get<Document>('/openapi.json')).body
  const operations = operationsOf(document)
    .filter(({ id }) => only === undefined || id === only)
    .sort((one, other) => turn(one) - turn(other))
  if (only && !operations.length) throw new Error(`there is no operation ${only}`)

  const people = await openPeople(server)
  const failures: Failure[] = []
  const began = performance.now()
  const statuses: Record<string, number> = {}
  const succeeded = new Set<string>()
  const times: [string, number][] = []
  let requests = 0
  for (const operation of operations) {
    const from = performance.now()
    const judge = judgeOf(operation)
    const queue = [...sample(operation, seed, cases).entries()]
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [place, one] = next
        requests += 1
        const answer = await send(server, people, operation, one)
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
        if (answer.status < 300) succeeded.add(operation.id)
        const why = judge(one, answer)
        if (why) failures.push({ operation: operation.id, place, why, ...shown(operation, one, answer) })
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    times.push([operation.id, Math.round(performance.now() - from)])
  }
  const seconds = (performance.now() - began) / 1000
  return {
    seed,
    operations: operations.length,
    requests,
    seconds,
    statuses,
    succeeded: succeeded.size,
    slowest: times.sort(([, one], [, other]) => other - one).slice(0, 5),
    failures,
  }
}

/** What makes things comes before what needs them, what removes them last, and the platform after the kitchen. */
function turn({ path, method, params }: Operation): number {
  const platform = path.startsWith('/api/saas/') ? 10 : 0
  if (method === 'delete') return platform + 4
  if (params.length) return platform + 3
  return platform + (method === 'post' ? 1 : 2)
}

/** The same cases for the same seed, whatever other operations there are. */
function sample(operation: Operation, seed: number, numRuns: number): Case[] {
  const own = createHash('sha256').update(`${seed} ${operation.id}`).digest().readInt32BE()
  return fc.sample(casesOf(operation, allowedTo(operation)), { seed: own, numRuns })
}

function allowedTo({ permission }: Operation): Credential[] {
  const roles: readonly string[] = permissions[permission] === 'public' ? [] : permissions[permission]
  return credentials.filter((one) => roles.includes(one))
}

type Answer = { status: number; type: string; text: string }

async function send(server: TestServer, people: People, { method }: Operation, one: Case): Promise<Answer> {
  const ask = async () => {
    const response = await fetch(server.url + one.url, {
      method: method.toUpperCase(),
      redirect: 'manual',
      headers: { ...one.headers, ...(await people.headers(one.credential)) },
      ...(one.body !== undefined && { body: one.body }),
    })
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      text: await response.text(),
    }
  }
  const answer = await ask()
  if (answer.status !== 401 || nobody.has(one.credential)) return answer
  // Somebody was signed out, switched off or given another password by an earlier case.
  people.forget(one.credential)
  return ask()
}

/** Why an answer is wrong; undefined when it is not. */
function judgeOf(operation: Operation) {
  const validators = new Map<string, Validator | undefined>()
  const schemaOf = (status: string) => operation.answers[status]?.content?.['application/json']?.schema
  const isPublic = permissions[operation.permission] === 'public'
  const allowed = allowedTo(operation)

  return ({ credential }: Case, { status, type, text }: Answer): string | undefined => {
    if (status >= 500) return 'the server failed'
    const described = operation.answers[status]
    if (!described) return `status ${status} is not documented`
    const mayNot = nobody.has(credential) || (credential !== 'key' && !allowed.includes(credential))
    // 426 is said to everybody who comes to the stream without a WebSocket.
    if (!isPublic && mayNot && ![401, 403, 426].includes(status)) return `${credential} was let in`
    if (!isPublic && allowed.includes(credential) && status === 401) return `${credential} was not let in`
    if (text === '' || !described.content) return undefined
    if (!described.content['application/json']) return undefined
    if (!type.startsWith('application/json')) return `${type} instead of JSON`
    if (!validators.has(String(status))) {
      const schema = schemaOf(String(status))
      validators.set(String(status), schema && Compile(schema as never)) // JSON Schema, as the document is made of it
    }
    const value = JSON.parse(text) as unknown
    const validator = validators.get(String(status))
    if (!validator || validator.Check(value)) return undefined
    const [first] = validator.Errors(value)[1]
    return `the body does not fit its schema: ${first?.instancePath} ${first?.message}`
  }
}

const shown = (
  { method }: Operation,
  { credential, url, headers, body }: Case,
  { status, text }: Answer,
) => ({
  request: `${method.toUpperCase()} ${url} as ${credential}, ${headers['content-type']}: ${(body ?? '').slice(0, 600)}`,
  answer: `${status} ${text.slice(0, 300)}`,
})

/** Somebody of each kind, made when first needed and anew when they were thrown out. */
async function openPeople(server: TestServer) {
  const [kitchen, other] = [await openKitchenOn(server, {}), await openKitchenOn(server, {})]
  await kitchen.holdClock(`${fuzzDay}T09:00`)
  await kitchen.publishMenu({ date: '2026-03-10', items: { Dal: '4.50' } })
  const foreign = (await other.person('admin')).access
  const made = new Map<Credential, Promise<Record<string, string>>>()

  return {
    headers(who: Credential): Promise<Record<string, string>> {
      const known = made.get(who) ?? make(who)
      made.set(who, known)
      return known
    },
    forget: (who: Credential) => void made.delete(who),
  }

  async function make(who: Credential): Promise<Record<string, string>> {
    const slug = { 'x-tenant-slug': kitchen.slug }
    const bearer = (access: string) => ({ ...slug, authorization: `Bearer ${access}` })
    switch (who) {
      case 'nobody':
        return slug
      case 'broken':
        return bearer(`${foreign.slice(0, -4)}AAAA`)
      case 'foreign':
        return bearer(foreign)
      case 'expired':
        return bearer(expired(server, kitchen))
      case 'key':
        return { ...slug, 'x-api-key': await keyOf(kitchen) }
      case 'superuser':
        return { authorization: `Bearer ${(await superuser(server)).access}` }
      case 'customer':
        return bearer((await kitchen.customer({ wallet: '500.00' })).access)
      case 'driver':
        return bearer((await kitchen.driver()).access)
      default:
        return bearer((await kitchen.person(who)).access)
    }
  }
}
type People = Awaited<ReturnType<typeof openPeople>>

function expired({ deps }: TestServer, { tenant }: Kitchen): string {
  const now = deps.tokens.seconds()
  const claims = {
    token_type: 'access',
    user_id: 1,
    realm: tenant.id,
    session: 'gone',
    generation: 1,
  } as const
  return deps.tokens.sign({ ...claims, iat: now - 7200 }, now - 3600)
}

async function keyOf(kitchen: Kitchen): Promise<string> {
  const { account } = await kitchen.person('admin')
  const wish = { account, name: 'fuzz', scope: 'full', days: 1 } as const
  return (await kitchen.tenant.write((tx) => createApiKey(tx, kitchen.tenant.id, wish, new Date()))).key
}
