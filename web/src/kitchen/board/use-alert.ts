import { useRef, useState } from 'react'

const place = 'fak.sound'

/** The bell for a new ticket. Browsers stay silent until the page was touched once, so a touch on the switch wakes it. */
export function useAlert() {
  const [isOn, setOn] = useState(localStorage.getItem(place) !== 'off')
  const audio = useRef<AudioContext>(undefined)

  function ring() {
    if (!isOn) return
    const context = (audio.current ??= new AudioContext())
    void context.resume()
    chime(context, 880, 0)
    chime(context, 1320, 0.16)
  }
  function toggle() {
    localStorage.setItem(place, isOn ? 'off' : 'on')
    setOn(!isOn)
    if (!isOn) void (audio.current ??= new AudioContext()).resume()
  }
  return { isOn, toggle, ring }
}

function chime(context: AudioContext, frequency: number, after: number) {
  const start = context.currentTime + after
  const tone = new OscillatorNode(context, { frequency, type: 'triangle' })
  const volume = new GainNode(context, { gain: 0 })
  volume.gain.setValueAtTime(0, start)
  volume.gain.linearRampToValueAtTime(0.35, start + 0.01)
  volume.gain.exponentialRampToValueAtTime(0.001, start + 0.5)
  tone.connect(volume).connect(context.destination)
  tone.start(start)
  tone.stop(start + 0.5)
}
