/** "Tenant T's log goes to seq N". Only ever a hint: who misses one finds out on its next poll. */
export type Listener = (tenant: number, seq: number) => void

export type Bus = {
  publish(tenant: number, seq: number): void
  subscribe(listener: Listener): void
  close(): Promise<void>
}

/** Within this process. */
export function localBus(): Bus {
  const listeners = new Set<Listener>()
  return {
    publish: (tenant, seq) => listeners.forEach((listener) => listener(tenant, seq)),
    subscribe: (listener) => void listeners.add(listener),
    close: async () => listeners.clear(),
  }
}
