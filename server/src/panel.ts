import { demoKitchens, demoPassword, demoPeople, demoPhone, demoPlatform } from './demo/kitchens.ts'

/** What a person sees once the server stands: where everything is and, with the demonstration, who can sign in. */
export function panel(base: string, logFile: string, demo: boolean): string {
  const places = [
    ['Kitchen display', `${base}/kitchen/`],
    ['API', `${base}/api/v1/`],
    ['Swagger', `${base}/swagger/`],
    ['ReDoc', `${base}/redoc/`],
    ['Log', logFile],
  ]
  return `\nFun Adventure Kitchen is open.\n\n${table(places)}\n${demo ? `\n${table(signIns())}\n` : ''}\n  Ctrl-C closes it.\n\n`
}

const signIns = () => [
  [
    'Demo kitchens',
    demoKitchens.map(({ slug, currency, time_zone }) => `${slug} (${currency}, ${time_zone})`).join(', '),
  ],
  [
    'Sign in as',
    `${Object.values(demoPeople).join(', ')}; customer ${demoPhone(0)}; driver ${demoPhone(99).replace('+', '')}`,
  ],
  ['Platform owner', `${demoPlatform} (sign in without a kitchen)`],
  ['Password', demoPassword],
]

const table = (rows: string[][]) =>
  rows.map(([name = '', value]) => `  ${name.padEnd(17)}${value}`).join('\n')
