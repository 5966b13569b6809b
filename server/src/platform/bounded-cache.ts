/**
 * A small cache with a bound and a time to live; the oldest entry leaves first. Keys must begin with the tenant they
 * belong to: two tenants have the same ids.
 */
export class BoundedCache<V> {
  readonly #entries = new Map<string, { value: V; until: number }>()
  readonly #most: number
  readonly #milliseconds: number

  constructor(most: number, milliseconds: number) {
    this.#most = most
    this.#milliseconds = milliseconds
  }

  get(key: string): V | undefined {
    const entry = this.#entries.get(key)
    return entry && entry.until > performance.now() ? entry.value : undefined
  }

  set(key: string, value: V): V {
    this.#entries.delete(key)
    this.#entries.set(key, { value, until: performance.now() + this.#milliseconds })
    if (this.#entries.size > this.#most) {
      const [oldest] = this.#entries.keys()
      if (oldest !== undefined) this.#entries.delete(oldest)
    }
    return value
  }

  delete(key: string): void {
    this.#entries.delete(key)
  }

  clear(): void {
    this.#entries.clear()
  }

  /** The cached promise, or a new one: callers at the same time share it. A failure is not kept. */
  remember<T>(this: BoundedCache<Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
    const known = this.get(key)
    if (known) return known
    const made = make()
    made.catch(() => {
      if (this.get(key) === made) this.delete(key)
    })
    return this.set(key, made)
  }
}
