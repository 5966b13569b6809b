import type { Command } from 'commander'
import { examineBooks, verifyBooks } from '../features/books/index.ts'
import { CommandProblem } from './console.ts'
import { inKitchens } from './in-kitchens.ts'

export const verifyBooksCommand = (program: Command) =>
  inKitchens(
    program,
    {
      name: 'verify_books',
      description: 'examines the ledger; freezes wallets that are wrong, and tells the managers',
    },
    async (kitchen, { log }) => {
      const found = await examineBooks(kitchen)
      if (found.length === 0) return { says: 'the books agree', work: undefined }
      return {
        says: [`${found.length} differences`, ...found.map(({ sentence }) => sentence)].join('\n  '),
        async work() {
          const { length } = await verifyBooks(kitchen, log)
          throw new CommandProblem(`${length} differences: wrong wallets are frozen, the managers are told`)
        },
      }
    },
  )
