import { writeFile } from 'node:fs/promises'
import { refusals } from '../server/src/refusals.ts'

/** docs/errors.md: every code with its status and its sentence, for those who write clients. */
export async function writeErrors(file: string): Promise<void> {
  const rows = Object.entries(refusals).map(
    ([code, entry]) =>
      `| \`${code}\` | ${entry.status} | ${entry.text} | ${'as' in entry ? '`{"error"}`' : '`{"detail", "code"}`'} |`,
  )
  const text = [
    '# How the server says no',
    '',
    'Made from `server/src/refusals.ts` by `npm run gen`. Besides these there are 400 answers by field, `{"field": ["sentence"]}`, for bad',
    'input, and 400 `{"error": "sentence"}` for a move that the tables of states do not allow.',
    '',
    '| code | status | sentence | body |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
  await writeFile(file, text)
}
