/** Public documents the facts were taken from. Figures and dates are retyped; the wording is our own. */
export const SOURCES = {
  firstDeck: {
    title: 'The first implementation of Operation Phakisa (slides)',
    url: 'https://abcdocz.com/doc/348001/the-first-implementation-of-operation-phakisa-will-be',
  },
  mpsgReport: {
    title: 'Marine Protection Services and Ocean Governance, final lab report, 15 Aug 2014',
    url: 'https://vdocument.in/unlocking-the-economic-potential-of-south-africas-unlocking-the-economic.html',
  },
  mpsgReview: {
    title: 'Marine Protection Services and Ocean Governance, lab report, 15 Oct 2015',
    url: 'https://vdocument.in/operation-phakisa-realising-the-economic-potential-of-south-2015-10-28-phase.html',
  },
  mpsgSummary: {
    title: 'Marine Protection Services and Ocean Governance, executive summary',
    url: 'https://vdocument.in/unlocking-the-economic-potential-of-south-africas-protection-unlocking.html',
  },
  mpsgPage: {
    title: 'Operation Phakisa, official page on marine protection and governance',
    url: 'https://www.operationphakisa.gov.za/operations/oel/pmpg/pages/default.aspx',
  },
  mpsgSlides: {
    title: 'Marine Protection Services and Ocean Governance (slides)',
    url: 'https://abcdocz.com/doc/352276',
  },
  mpsgInitiative4: {
    title: 'MPSG initiative 4, implementation plan (33 pages)',
    url: 'https://fdocuments.in/document/start-date-planned-start-planned-end-date-length-no-date-dhet-saqa-qcto.html',
  },
  oilGasReport: {
    title: 'Offshore Oil and Gas Exploration, final lab report (187 pages)',
    url: 'https://vdocument.in/unlocking-the-economic-potential-of-south-africas-oceans.html',
  },
  committee2015: {
    title: 'Parliamentary Monitoring Group, committee meeting of 4 Aug 2015',
    url: 'https://pmg.org.za/committee-meeting/21235/',
  },
  mtmSummary: {
    title: 'Marine Transport and Manufacturing, executive summary (66 pages)',
    url: 'https://pdfslide.net/documents/opoceans-mtm-executive-summarypdf.html',
  },
  mtmSlides: {
    title: 'Marine Transport and Manufacturing (slides)',
    url: 'https://vdocuments.site/south-africa-has-an-opportunity-to-develop-the-marine-transport-transport-documents.html',
  },
  mtmReview: {
    title: 'Marine Transport and Manufacturing, review workshop of 14 Oct 2015',
    url: 'https://vdocuments.site/marine-transport-and-manufacturing-economy-lab-a-marine-manufacturing-maritime.html',
  },
  aqSummary: {
    title: 'Aquaculture, executive summary (57 pages)',
    url: 'https://vdocuments.us/operation-phakisa-unlocking-the-economic-potential-of-aquaculture-production.html',
  },
  aqYearOne: {
    title: 'Aquaculture, year one review',
    url: 'https://fdocuments.net/document/operation-phakisa-department-of-environment-forestry-.html',
  },
  aqProgress: {
    title: 'Aquaculture, progress of May 2018 (slides)',
    url: 'https://slideplayer.com./slide/16440568',
  },
  dffePage: {
    title: 'Department of Forestry, Fisheries and the Environment, oceans economy page',
    url: 'https://www.dffe.gov.za/operation-phakisa-oceans-economy',
  },
  aq2016: {
    title: 'Aquaculture, slides of Oct 2016',
    url: 'https://pdfslide.us/documents/operation-phakisa-unlocking-the-oceans-economy-the-increasing-global-population.html',
  },
  leaflet: {
    title: 'Government Communications, oceans economy leaflet',
    url: 'https://paperzz.com/doc/7372835/together-we-move-south-africa-forward-oceans-economy',
  },
  dtiBriefing: {
    title: 'Department of Trade and Industry, briefing of 18 Aug 2015',
    url: 'https://cdn.slideserve.com/dguerrero/briefing-on-operation-phakisa-powerpoint-ppt-presentation',
  },
  president2015: {
    title: 'President’s report on implementation, 13 Aug 2015',
    url: 'https://www.gov.za/speeches/president-jacob-zuma-report-operation-phakisa-implementation-13-aug-2015-0000',
  },
  leaflet2016: {
    title: 'Operation Phakisa leaflet, 2016',
    url: 'https://vdocuments.us/operation-phakisa-moving-south-africaas-oceans-economy-potential-of-south.html',
  },
  cnbc2014: {
    title: 'CNBC Africa, 13 Oct 2014',
    url: 'https://www.cnbcafrica.com/news/southern-africa/2014/10/13/ocean-economy-zuma-delivery-plan/',
  },
  allAfrica2017: { title: 'allAfrica, 6 Oct 2017', url: 'http://allafrica.com/stories/201710060769.html' },
  montash: {
    title: 'Article on offshore drilling plans, Oct 2014',
    url: 'https://www.montash.com/blog/2014/10/sa-to-drill-for-offshore-oil',
  },
  opEd: {
    title: 'Minister Muthambi, opinion article on the ocean economy',
    url: 'https://news.media.co.za/sa-gain-ocean-economy/',
  },
  masifundise: {
    title: 'Masifundise and Coastal Links, objections to the ocean economy master plan',
    url: 'https://www.masifundise.org/masifundise-and-coastal-links-pen-down-their-objections-with-the-ocean-economy-master-plan/',
  },
  tnpa2016: {
    title: 'Transnet National Ports Authority, release of 23 Aug 2016',
    url: 'https://studyres.com/doc/3853964/2016_media-release---operation-phakisa-wc',
  },
  maritimeProfessional: {
    title: 'Maritime Professional, on changes to port projects',
    url: 'https://www.maritimeprofessional.com/news/tnpa-tweaks-port-projects-market-297378',
  },
  richardsBay: {
    title: 'Engineering News, 31 Oct 2018, on the Richards Bay floating dock',
    url: 'http://www.engineeringnews.co.za/login.php?url=/article/tnpa-granted-enviro-approval-for-r14bn-richards-bay-floating-dock-2018-10-31',
  },
  vukuzenzele: {
    title: 'Vuk’uzenzele, on the ports authority and jobs',
    url: 'https://vukuzenzele.gov.za/tnpa-all-aboard-job-creation',
  },
  gasNetwork: {
    title: 'CSIR, environmental assessment of the phased gas pipeline network',
    url: 'https://gasnetwork.csir.co.za/project-summary/',
  },
  miningWeekly: {
    title: 'Mining Weekly, 2 Jun 2017, on subsurface research',
    url: 'http://www.miningweekly.com/print-version/operation-phakisa-pushes-for-improved-capability-for-subsurface-research-and-data-gathering-2017-06-02',
  },
  timesLive: {
    title: 'TimesLIVE, 9 Apr 2016',
    url: 'http://www.timeslive.co.za/politics/2016/04/09/',
  },
  mpaArticle: {
    title: 'Wikipedia, marine protected areas of South Africa',
    url: 'https://en.wikipedia.org/wiki/Marine_protected_areas_of_South_Africa',
  },
  techCentral: {
    title: 'TechCentral, on technology that protects the oceans',
    url: 'https://techcentral.co.za/technology-protect-south-africas-oceans/241211',
  },
  saimi: {
    title: 'South African International Maritime Institute, on skills for Operation Phakisa',
    url: 'https://saimi.co.za/news/saimi-news/nurturing-the-skills-needed-for-operation-phakisa',
  },
  vision2030: {
    title: 'Vision 2030, the ocean economy',
    url: 'https://vision2030.co.za/operation-phakisa-the-ocean-economy/',
  },
  vision2030Province: {
    title: 'Vision 2030, investing in the tenth province',
    url: 'https://vision2030.co.za/operation-phakisa-investing-in-sas-10th-province/',
  },
  vision2030Sea: {
    title: 'Vision 2030, a sea of opportunity',
    url: 'https://vision2030.co.za/operation-phakisa-a-sea-of-opportunity/',
  },
  servest: {
    title: 'Servest, on the maritime economy',
    url: 'https://www.servest.co.za/facilities-insights/the-maritime-economy-has-immense-potential-to-rev-up-the-economy-and-stimulate-job-creation/',
  },
} as const
export type SourceKey = keyof typeof SOURCES

/** A line that names where a text comes from. */
export const cite = (key: SourceKey): string => `Source: ${SOURCES[key].title}`
