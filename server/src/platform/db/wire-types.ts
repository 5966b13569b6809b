import pg from 'pg'

const { builtins } = pg.types
const text = (value: string) => value

/** "2026-11-23 01:01:17.20860+04" as ISO 8601; PostgreSQL leaves out zeros at the end of microseconds and of the offset. */
const instant = (value: string) =>
  `${value.replace(' ', 'T').replace(/\.\d+/, (part) => part.padEnd(7, '0'))}${/[+-]\d\d$/.test(value) ? ':00' : ''}`

const parsers = new Map<number, (value: string) => unknown>([
  [builtins.TIMESTAMPTZ, instant],
  [builtins.DATE, text],
  [builtins.TIME, text],
  [builtins.NUMERIC, text],
  // Ids and counters stay far below 2^53, and the contract has them as JSON numbers.
  [builtins.INT8, Number],
])

/** Values arrive as they go on the wire, so rows need no mapping. */
export const wireTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (format === 'binary' ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format),
}
