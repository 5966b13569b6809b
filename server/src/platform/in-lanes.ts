import { refuse } from '../refusals.ts'

/** Does at most `lanes` works at a time, the others in the order they came. Refuses with 503 when `most` wait already. */
export function inLanes(lanes: number, most: number) {
  const waiting: (() => void)[] = []
  let busy = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting.length >= most) throw refuse('overloaded')
    if (busy >= lanes) await new Promise<void>((begin) => waiting.push(begin))
    else busy += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else busy -= 1
    }
  }
}
