import type { Decision, RefusalCode } from './commands.ts'

/** A command the plan does not take; `params` fill the sentence a person reads. */
export const refuse = (code: RefusalCode, params: Record<string, string> = {}): Decision => ({
  ok: false,
  refusal: { code, params },
})
