/** The columns of a lab's own table. */
export const LAB_HEADER: readonly string[] = [
  'Milestone No',
  'No',
  'Detailed activity',
  'Responsibility',
  'Planned start date (dd.mm.yyyy)',
  'Planned end date (dd.mm.yyyy)',
  'Length (in weeks)',
]

/** The real 3-feet rows of an initiative, cells as they were: dates in two forms under a header that wants a third. */
export const GOLDEN_ROWS: readonly (readonly string[])[] = [
  ['Initiative 4: Accelerated capacity-building intervention in ocean governance'],
  ['Start Date', '1/10/2014'],
  ['End Date', 'N/A - ongoing training'],
  LAB_HEADER,
  ['1', '1.1', 'OFO issued to the labs and its use explained', 'DHET', '1/10/2014', '2014/10/08', '1'],
  ['', '1.2', 'Employers identify occupations with the OFO', 'DEA, DPME', '9/10/2014', '2014/11/20', '6'],
  ['', '1.3', 'Missing occupations submitted for evaluation', 'DEA; DHET', '21/11/2014', '2015/02/13', '12'],
  ['', '1.4', 'Final list published for comment', 'DEA', '14/02/2015', '2015/06/06', '16'],
  ['', '1.5', 'Final list of codes published', 'DEA', '7/06/2015', '2015/07/05', '4'],
  [
    '2',
    '2.1',
    'Funding approved for coordinating office and teams',
    'DEA, DPME',
    '6/07/2015',
    '2015/08/31',
    '8',
  ],
  [
    '',
    '2.2',
    'Job specifications, appoint coordinating team (OPOCT)',
    'DEA',
    '1/09/2015',
    '2015/11/24',
    '12',
  ],
  ['', '2.3', 'Team members in place, with MOAs', 'OPOCT', '25/11/2015', '2016/02/17', '12'],
  ['', '2.4', 'Intermediary bodies appointed, with MOAs', 'OPOCT', '18/02/2016', '2016/05/12', '12'],
]

export const GOLDEN_SPANS: readonly (readonly [start: string, end: string])[] = [
  ['2014-10-01', '2014-10-08'],
  ['2014-10-09', '2014-11-20'],
  ['2014-11-21', '2015-02-13'],
  ['2015-02-14', '2015-06-06'],
  ['2015-06-07', '2015-07-05'],
  ['2015-07-06', '2015-08-31'],
  ['2015-09-01', '2015-11-24'],
  ['2015-11-25', '2016-02-17'],
  ['2016-02-18', '2016-05-12'],
]
