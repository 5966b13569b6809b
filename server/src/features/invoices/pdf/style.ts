import type { Type } from './typeset.ts'

export const accent = '#0f5c5a'
export const dark = '#13201f'
export const faint = '#7d8b8a'
export const pale = '#f1f6f5'

export const small: Type = { size: 9, color: '#46504f' }
export const tiny: Type = { size: 8, color: faint }
export const strong: Type = { size: 9, weight: 'bold', color: dark }
