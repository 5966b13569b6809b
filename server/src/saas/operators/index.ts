export { createSuperuser } from './create-superuser.ts'
export { superuserExists } from './operators.sql.ts'
