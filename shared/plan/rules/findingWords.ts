import type { Finding } from './finding.ts'

/** The text of a finding in the file of texts, and what it is filled with. */
export const findingWords = ({
  rule,
  code,
  params,
}: Pick<Finding, 'rule' | 'code' | 'params'>): { key: string; filled: Record<string, string | number> } => {
  const filled: Record<string, string | number> = { ...params, count: Number(params['days'] ?? 0) }
  if (params['edge']) filled['context'] = params['edge']
  return { key: `rules.${rule}.${code}`, filled }
}
