/** What somebody must not have of what is in a dish; how they wrote it does not matter (domain rule 24). */
export const dangers = (allergens: readonly string[], allergies: readonly string[]): string[] =>
  allergens.filter((allergen) => allergies.some((word) => isSameWord(word, allergen)))

export const isSameWord = (one: string, other: string) =>
  one.trim().toLowerCase() === other.trim().toLowerCase()
