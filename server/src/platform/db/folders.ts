import { resolve } from 'node:path'

const folder = (name: string) => resolve(import.meta.dirname, '../../../db', name)

export const controlMigrationsFolder = folder('control')
export const tenantMigrationsFolder = folder('tenant')
