export { moveClock } from './move-clock.ts'
