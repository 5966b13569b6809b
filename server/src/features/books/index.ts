export { carriedBy } from './driver-cash.sql.ts'
export { examineBooks, verifyAllBooks, verifyBooks } from './verify-books.ts'
