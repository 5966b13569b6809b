export { lockSlots } from './lock-slots.ts'
export { noteChange } from './note-change.ts'
export { settleMissed } from './settle-missed.ts'
