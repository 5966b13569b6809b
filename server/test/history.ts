/** One change of a wallet: the version that was answered, and when it was asked for and answered. */
export type Change = { wallet: number; version: number; asked: number; answered: number }

/**
 * What in a history of concurrent changes cannot have been, in words: a version that is missing or was given twice, and
 * one that is higher than another though it was answered before the other was asked for.
 */
export function contradictions(history: Change[]): string[] {
  return [...Map.groupBy(history, ({ wallet }) => wallet)].flatMap(([wallet, changes]) => {
    const found: string[] = []
    let latest: Change | undefined
    for (const [place, change] of changes.toSorted((a, b) => a.version - b.version).entries()) {
      if (change.version !== place + 1)
        found.push(`wallet ${wallet}: version ${change.version} where ${place + 1} is due`)
      if (latest && change.answered < latest.asked)
        found.push(
          `wallet ${wallet}: version ${change.version} was answered before ${latest.version} was asked for`,
        )
      if (!latest || change.asked > latest.asked) latest = change
    }
    return found
  })
}
