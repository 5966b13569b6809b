export { requireFeature } from './require-feature.ts'
export { withinLimit } from './within-limit.ts'
