export { forgetDay, writeMenus } from './day-menu.ts'
