import { useEffect, useEffectEvent, useState } from 'react'
import { followEvents, type LiveEvent, type LiveState } from './stream.ts'

/** Follows one topic for as long as the screen is shown. The state is for the person who looks at it. */
export function useLive(topic: string, heard: { event(event: LiveEvent): void; resync(): void }): LiveState {
  const [state, setState] = useState<LiveState>('connecting')
  const event = useEffectEvent(heard.event)
  const resync = useEffectEvent(heard.resync)
  useEffect(() => followEvents([topic], { event, resync, state: setState }), [topic])
  return state
}
