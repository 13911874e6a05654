/** A backup or a restore cannot be done; the message is a sentence for the operator, and nothing was changed. */
export class BackupProblem extends Error {
  override name = 'BackupProblem'
}
