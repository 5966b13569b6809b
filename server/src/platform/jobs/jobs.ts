import type { Logger } from 'pino'
import { PgBoss, type JobResult, type JobWithMetadata } from 'pg-boss'
import type { Config } from '../../config.ts'
import type { Clock } from '../clock.ts'
import type { ControlDb } from '../db/control-db.generated.ts'
import type { Handle } from '../db/handles.ts'
import type { PlainSql } from '../db/plain-sql.ts'
import type { HandOff } from '../events/relay.ts'
import type { Sealer } from '../sealed.ts'
import type { TenantCatalog } from '../tenancy/catalog.ts'
import type { Handlers } from './handlers.ts'
import { jobId } from './job-id.ts'
import { activeTenants } from './jobs.sql.ts'
import { runHandler, type HandlerJob } from './run-handler.ts'
import { runSchedule, type Schedule } from './schedule.ts'

export type JobsDeps = {
  /** Reaches the control database, where the queue is. */
  plainSql: PlainSql
  control: Handle<ControlDb>
  tenants(): TenantCatalog
  handlers: Handlers
  schedules: readonly Schedule[]
  config: Config
  sealed: Sealer
  clock: Clock
  log: Logger
  /** A failing job's further attempts, and the seconds before the first of them; each next one waits twice as long. */
  retries?: { limit: number; delay: number }
}

const queues = {
  handlers: 'handlers',
  /** Those who wait for strangers, so that nobody else waits for them. */
  outside: 'outside',
  dead: 'handlers-dead',
  recurring: 'recurring',
  tasks: 'tasks',
} as const

type Task = { task: string; data: object }

/** A killed worker's job is taken up again after at most these two and the retry's delay: 16 s. */
const heartbeatSeconds = 10
const superviseSeconds = 5
/** jobs_done guards against repeats for weeks; finished jobs in the queue only cost. */
const keepFinishedSeconds = 3_600
/** Who is asked outside may be away for a night: three times the attempts, with an hour between them at most, are 20 hours. */
const outsidePatience = { times: 3, mostDelaySeconds: 3_600 }

/**
 * The queue of later work, in the control database over our own connections. It opens when it is first needed; work is
 * taken from it only after `start()`.
 */
export function openJobs(deps: JobsDeps) {
  const { handlers, schedules, log, retries = { limit: 10, delay: 1 } } = deps
  const tasks = new Map<string, (data: object) => Promise<void>>()
  let boss: Promise<PgBoss> | undefined
  let workers: string[] = []
  let closed = false

  const opened = async () => {
    // Who comes late would open a queue that nobody closes, and the process would never end.
    if (closed) throw new Error('the job queue is closed')
    boss ??= open().catch((error: unknown) => {
      boss = undefined
      throw error
    })
    return boss
  }

  const handOff: HandOff = {
    types: Object.keys(handlers).filter((type) => handlers[type]?.length),

    async send(tenant, epoch, events) {
      const jobs = events.flatMap((event) =>
        (handlers[event.type] ?? []).map((handler) => ({
          id: jobId(tenant.id, epoch, event.id, handler.name),
          name: 'outside' in handler ? queues.outside : queues.handlers,
          data: { tenant: tenant.id, handler: handler.name, event } satisfies HandlerJob,
          group: { id: String(tenant.id) },
        })),
      )
      const queue = await opened()
      for (const [name, ofQueue] of Map.groupBy(jobs, (job) => job.name)) await queue.insert(name, ofQueue)
      lookAgain(queue)
    },
  }

  return {
    ...handOff,

    /**
     * Names later work that follows from no event, and answers what asks for it. It is done once or, when it fails, again
     * up to the limit. What it is told stands in the queue for weeks, so no secret may be part of that. A name that has
     * been used is never given to other work.
     */
    task<Data extends object>(name: string, run: (data: Data) => Promise<void>) {
      tasks.set(name, run as (data: object) => Promise<void>) // what it is given below is what it was asked with
      return async (data: Data): Promise<void> => {
        const queue = await opened()
        await queue.insert(queues.tasks, [{ data: { task: name, data } satisfies Task }])
        lookAgain(queue)
      }
    },

    async start() {
      if (workers.length) return
      const queue = await opened()
      // A kitchen with much to do keeps to its share, so the others' work is never behind all of it.
      const share = { batchSize: 10, groupConcurrency: 5 }
      const options = {
        ...share,
        pollingIntervalSeconds: 1,
        perJobResults: true,
        includeMetadata: true,
      } as const
      const work = async (jobs: JobWithMetadata<HandlerJob>[]) => {
        const results = await Promise.all(jobs.map(attempt))
        // Where there was work there may be more, which the share held back.
        lookAgain(queue)
        return results
      }
      workers = [
        await queue.work(queues.handlers, options, work),
        await queue.work(queues.handlers, options, work),
        await queue.work(queues.outside, options, work),
        await queue.work(
          queues.tasks,
          { pollingIntervalSeconds: 1, includeMetadata: true },
          async ([job]: JobWithMetadata<Task>[]) => {
            if (job) await perform(job)
            lookAgain(queue)
          },
        ),
      ]
      await queue.work<{ schedule: string }>(queues.recurring, { pollingIntervalSeconds: 5 }, ([job]) =>
        recur(job?.data.schedule),
      )
      await setSchedules(queue)
    },

    async close() {
      closed = true
      const queue = await boss?.catch(() => undefined)
      await queue?.stop({ graceful: true, timeout: 10_000 })
    },
  }

  /** Now rather than at the next poll. */
  function lookAgain(queue: PgBoss) {
    for (const worker of workers) queue.notifyWorker(worker)
  }

  async function open() {
    const queue = new PgBoss({
      db: { executeSql: deps.plainSql },
      schema: 'jobs',
      superviseIntervalSeconds: superviseSeconds,
      monitorIntervalSeconds: superviseSeconds,
      maintenanceIntervalSeconds: 600,
      reindex: false,
    })
    queue.on('error', (error) => log.warn({ err: error }, 'the job queue stumbled'))
    queue.on('warning', (warning) => log.warn({ warning }, 'the job queue warns'))
    await queue.start()
    const kept = { deleteAfterSeconds: keepFinishedSeconds, heartbeatSeconds }
    const backoff = { retryLimit: retries.limit, retryDelay: retries.delay, retryBackoff: retries.delay > 0 }
    await queue.createQueue(queues.dead, { retentionSeconds: 30 * 24 * 3_600 })
    await queue.createQueue(queues.handlers, {
      ...kept,
      ...backoff,
      deadLetter: queues.dead,
      expireInSeconds: 300,
    })
    await queue.createQueue(queues.outside, {
      ...kept,
      ...backoff,
      retryLimit: retries.limit * outsidePatience.times,
      ...(backoff.retryBackoff && { retryDelayMax: outsidePatience.mostDelaySeconds }),
      deadLetter: queues.dead,
      expireInSeconds: 300,
    })
    await queue.createQueue(queues.tasks, {
      ...kept,
      ...backoff,
      deadLetter: queues.dead,
      expireInSeconds: 300,
    })
    await queue.createQueue(queues.recurring, { ...kept, retryLimit: 2, expireInSeconds: 3_600 })
    return queue
  }

  async function attempt({
    id,
    data,
    retryCount,
    retryLimit,
  }: JobWithMetadata<HandlerJob>): Promise<JobResult> {
    try {
      await runHandler(handlers, deps.tenants(), data)
      return { id, status: 'completed' }
    } catch (error) {
      const about = {
        err: error,
        tenant: data.tenant,
        event: data.event.id,
        type: data.event.type,
        handler: data.handler,
      }
      if (retryCount >= retryLimit) log.error(about, 'a job was given up and lies in the dead-letter queue')
      else log.warn(about, 'a job failed and will be tried again')
      return {
        id,
        status: 'failed',
        output: { message: error instanceof Error ? error.message : String(error) },
      }
    }
  }

  async function perform({ data: { task, data }, retryCount, retryLimit }: JobWithMetadata<Task>) {
    try {
      const run = tasks.get(task)
      if (!run) throw new Error(`nobody here does the task "${task}"`)
      await run(data)
    } catch (error) {
      if (retryCount >= retryLimit)
        log.error({ err: error, task }, 'a task was given up and lies in the dead-letter queue')
      else log.warn({ err: error, task }, 'a task failed and will be tried again')
      throw error
    }
  }

  async function recur(name: string | undefined) {
    const schedule = schedules.find((one) => one.name === name)
    if (!schedule) return
    const ids = await activeTenants(deps.control.read)
    await runSchedule(schedule, ids, { ...deps, tenants: deps.tenants() })
  }

  /** The list is the truth: what is no longer on it stops. */
  async function setSchedules(queue: PgBoss) {
    for (const { name, cron } of schedules)
      await queue.schedule(queues.recurring, cron, { schedule: name }, { key: name })
    for (const { key } of await queue.getSchedules(queues.recurring)) {
      if (!schedules.some(({ name }) => name === key)) await queue.unschedule(queues.recurring, key)
    }
  }
}
