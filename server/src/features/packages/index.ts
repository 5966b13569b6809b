export { menuDishes, menuFacts } from './menus.sql.ts'
export { packageFacts } from './packages.sql.ts'
