/** Names of what is asked from the server; everything of one lab begins with `['lab', lab]`. */
export const queryKeys = {
  session: ['session'] as const,
  lab: (lab: string) => ['lab', lab] as const,
  labSession: (lab: string) => ['lab', lab, 'session'] as const,
  seats: (lab: string) => ['lab', lab, 'seats'] as const,
  invitations: (lab: string) => ['lab', lab, 'invitations'] as const,
  requests: (lab: string) => ['lab', lab, 'requests'] as const,
  rounds: (lab: string) => ['lab', lab, 'rounds'] as const,
  round: (lab: string, round: string) => ['lab', lab, 'rounds', round] as const,
  programme: (lab: string) => ['lab', lab, 'programme'] as const,
  agreement: (lab: string) => ['lab', lab, 'agreement'] as const,
  inbox: (lab: string) => ['lab', lab, 'inbox'] as const,
  roadmaps: (lab: string) => ['lab', lab, 'roadmaps'] as const,
  roadmap: (lab: string, version: number) => ['lab', lab, 'roadmaps', version] as const,
  history: (lab: string, filter: object) => ['lab', lab, 'history', filter] as const,
  diaryDays: (lab: string) => ['lab', lab, 'diary'] as const,
  diaryDay: (lab: string, date: string) => ['lab', lab, 'diary', date] as const,
  /** Not under the lab: a past moment stays what it was, whatever happens there. */
  moment: (lab: string, seq: number) => ['moment', lab, seq] as const,
  momentAt: (lab: string, time: string) => ['moment', lab, 'at', time] as const,
  imported: ['delivery'] as const,
  importedRoadmap: (id: string) => ['delivery', id] as const,
}
