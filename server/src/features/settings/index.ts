export type { Language } from './settings.schema.ts'
