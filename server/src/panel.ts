/** What a person sees once the server stands. */
export function panel(base: string, logDir: string): string {
  const lines = [
    ['Kitchen display', `${base}/kitchen/`],
    ['API', `${base}/api/v1/`],
    ['Swagger', `${base}/swagger/`],
    ['ReDoc', `${base}/redoc/`],
    ['Logs', logDir],
  ]
  const text = lines.map(([name = '', value]) => `  ${name.padEnd(17)}${value}`).join('\n')
  return `\nFun Adventure Kitchen is open.\n\n${text}\n\n  Ctrl-C closes it.\n\n`
}
