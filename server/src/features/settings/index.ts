export { languages, type Language } from './settings.schema.ts'
