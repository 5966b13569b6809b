/** Why the server cannot start, in one sentence: its message is shown to the person as it is, without a stack. */
export class StartupProblem extends Error {
  override name = 'StartupProblem'
}
