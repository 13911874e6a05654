import type { Decision, Refusal, RefusalCode } from './commands.ts'

/** Why the plan does not take something; `params` fill the sentence a person reads. */
export const refusal = (code: RefusalCode, params: Record<string, string> = {}): Refusal => ({ code, params })

/** A command the plan does not take. */
export const refuse = (code: RefusalCode, params: Record<string, string> = {}): Decision => ({
  ok: false,
  refusal: refusal(code, params),
})
