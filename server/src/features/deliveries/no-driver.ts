import { invalid } from '../../refusals.ts'

/** How a form says that nobody at work has the id in its field `driver`. */
export const noDriver = () => invalid({ driver: 'No driver at work has this id.' })
