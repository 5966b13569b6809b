/** Depth beyond anything we read; counted before parsing, which would recurse. */
export function nestedTooDeep(json: string, most = 50): boolean {
  let depth = 0
  for (let place = 0; place < json.length; place += 1) {
    const sign = json.charCodeAt(place)
    if ((sign === 0x5b || sign === 0x7b) && (depth += 1) > most) return true
    if (sign === 0x5d || sign === 0x7d) depth -= 1
  }
  return false
}
