/** The server cannot start, for a reason its operator can mend; the message is a sentence for them. */
export class StartUpProblem extends Error {
  override name = 'StartUpProblem'
}
