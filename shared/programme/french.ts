/** The words of the programmes the product brings, as a lab in French says them. */
export const FRENCH: Readonly<Record<string, string>> = {
  'Phakisa lab': 'Lab Phakisa',
  'Mini-lab': 'Mini-lab',
  'Stand-up': 'Point du matin',
  'What was done yesterday, what is next, and what is in the way.':
    'Ce qui a été fait hier, la suite, et ce qui fait obstacle.',
  'Report-back': 'Restitution',
  'Each room says in three minutes what it has and what it needs from the others.':
    'Chaque salle dit en trois minutes où elle en est et ce qu’elle attend des autres.',
  'Case for change and aspiration': 'Raisons d’agir et ambition',
  Opening: 'Ouverture',
  'Why this lab, what it may decide, and how the weeks go.':
    'Pourquoi ce lab, ce qu’il peut décider, et le déroulement des semaines.',
  'Where things stand': 'État des lieux',
  'Each room puts up the figures it can rely on, each with its source.':
    'Chaque salle affiche les chiffres auxquels elle peut se fier, chacun avec sa source.',
  'Gaps in the facts': 'Ce que nous ne savons pas',
  'Figures that contradict one another are settled or named; what nobody has is asked for.':
    'Les chiffres qui se contredisent sont tranchés ou signalés ; ce que personne n’a est demandé.',
  'What we aim for': 'Ce que nous visons',
  'One sentence a room: what will be different, for whom, by when.':
    'Une phrase par salle : ce qui aura changé, pour qui, à quelle échéance.',
  'Aspirations read out': 'Lecture des ambitions',
  'Each room reads its aspiration to the others and hears what is unclear.':
    'Chaque salle lit son ambition aux autres et entend ce qui n’est pas clair.',
  'Steering committee met': 'Comité de pilotage réuni',
  'Issues and root causes': 'Problèmes et causes profondes',
  'All issues on the wall': 'Tous les problèmes au mur',
  'One issue a card, everyone writes. Nothing is judged yet.':
    'Un problème par carte, tout le monde écrit. Rien n’est encore jugé.',
  Sorting: 'Tri',
  'Cards that say the same become one; what belongs together is put together.':
    'Les cartes qui disent la même chose n’en font plus qu’une ; ce qui va ensemble est rapproché.',
  'Why, and why again': 'Pourquoi, et encore pourquoi',
  'Arrows from causes to what they cause, until nobody can ask further.':
    'Des flèches des causes vers leurs conséquences, jusqu’à ce que personne ne puisse demander plus loin.',
  'Root causes': 'Causes profondes',
  'The few causes worth working on are marked, each with what shows that it is one.':
    'Les quelques causes qui méritent le travail sont marquées, chacune avec ce qui le prouve.',
  'Rooms visit rooms': 'Les salles se rendent visite',
  'Every room explains its issue tree to another and takes away what it missed.':
    'Chaque salle explique son arbre à problèmes à une autre et repart avec ce qui lui avait échappé.',
  'Initiatives and short list': 'Initiatives et présélection',
  'Long list': 'Liste longue',
  'For every root cause, what would remove it. Borrowed ideas are welcome.':
    'Pour chaque cause profonde, ce qui la ferait disparaître. Les idées empruntées sont bienvenues.',
  'Initiatives take shape': 'Les initiatives prennent forme',
  'Ideas become initiatives: what it is, who would lead it, what it answers.':
    'Les idées deviennent des initiatives : de quoi il s’agit, qui serait chef de file, à quoi elles répondent.',
  'First syndication': 'Première concertation',
  'Those who would have to pay, permit or work hear the long list and say what will not do.':
    'Ceux qui devraient payer, autoriser ou exécuter entendent la liste longue et disent ce qui n’ira pas.',
  Scoring: 'Notation',
  'Impact and ease, scored openly; nobody scores their own initiative.':
    'Impact et facilité, notés ouvertement ; personne ne note sa propre initiative.',
  'The cut': 'Le choix',
  'What goes on the short list, what waits, and why.':
    'Ce qui entre dans la présélection, ce qui attend, et pourquoi.',
  '3-feet plans': 'Plans détaillés (3 pieds)',
  Milestones: 'Jalons',
  'Each initiative in a handful of steps that somebody could see from outside.':
    'Chaque initiative en quelques étapes visibles de l’extérieur.',
  Activities: 'Activités',
  'Every step in rows one person could start on a Monday: what, who, from, until.':
    'Chaque étape en lignes qu’une personne pourrait commencer un lundi : quoi, qui, de quand à quand.',
  'Who does it': 'Qui le fait',
  'The organisation in each row is asked, and says yes or names another.':
    'L’organisation de chaque ligne est consultée : elle accepte ou en nomme une autre.',
  'What waits for what': 'Ce qui attend quoi',
  'Rows that need another room are asked for; that room answers.':
    'Ce qui dépend d’une autre salle lui est demandé ; cette salle répond.',
  'Plans side by side': 'Les plans côte à côte',
  'Rooms lay their timelines together and look for what collides.':
    'Les salles rapprochent leurs chronogrammes et cherchent ce qui se heurte.',
  'Budgets, indicators and risks': 'Budgets, indicateurs et risques',
  'What it costs': 'Ce que cela coûte',
  'Costs by year with where the figure comes from; the gap is said aloud.':
    'Les coûts par année, avec l’origine du chiffre ; le besoin non financé est dit tout haut.',
  'How we will know': 'Comment nous le saurons',
  'One outcome an initiative at least, with baseline, target and the years between.':
    'Au moins un effet par initiative, avec valeur de référence, cible et années intermédiaires.',
  'What could go wrong': 'Ce qui peut mal tourner',
  'Risks with an owner and what would show that they occur.':
    'Les risques, leur responsable, et ce qui montrerait qu’ils surviennent.',
  'Who watches over it': 'Qui y veille',
  'The lead of each room, the delivery unit that follows it, and how often they meet.':
    'Le chef de file de chaque salle, l’unité d’exécution qui la suit, et la fréquence de leurs réunions.',
  'Second syndication': 'Deuxième concertation',
  'Owners read their initiatives line by line; what they want changed is changed or recorded.':
    'Les responsables lisent leurs initiatives ligne à ligne ; ce qu’ils veulent changer est changé ou consigné.',
  'Syndication and signing': 'Concertation et signature',
  'Closing what is open': 'Clore ce qui est ouvert',
  'The checks of each room, one after the other, until none is left.':
    'Les contrôles de chaque salle, l’un après l’autre, jusqu’au dernier.',
  'Syndication with principals': 'Concertation avec les décideurs',
  'Those who decide hear the whole plan and say what they stand behind.':
    'Ceux qui décident entendent tout le plan et disent ce dont ils répondent.',
  Freeze: 'Le plan est figé',
  'The plan is frozen and read once more in each room.':
    'Le plan est figé et relu une dernière fois dans chaque salle.',
  Signing: 'Signature',
  'Each organisation signs what it answers for, with its reservations.':
    'Chaque organisation signe ce dont elle répond, avec ses réserves.',
  'Open day': 'Journée portes ouvertes',
  'The plan is shown to the public, and what they say is written down.':
    'Le plan est présenté au public, et ce qu’il en dit est noté.',
  'From the question to initiatives': 'De la question aux initiatives',
  'The one question of this lab, and what was agreed before.':
    'La question de ce lab, et ce qui a été convenu avant.',
  'What stands in the way': 'Ce qui fait obstacle',
  'Issues one a card, arrows to their causes, root causes marked.':
    'Un problème par carte, des flèches vers leurs causes, les causes profondes marquées.',
  'What would remove it': 'Ce qui y remédierait',
  'Initiatives for each root cause, with who would lead them.':
    'Des initiatives pour chaque cause profonde, avec leur chef de file.',
  'What is worth planning now.': 'Ce qui mérite d’être planifié maintenant.',
  'Those who would have to do it hear the short list.':
    'Ceux qui devraient exécuter entendent la présélection.',
  '3-feet plans and signing': 'Plans détaillés (3 pieds) et signature',
  'Rows with what, who, from and until.': 'Des lignes : quoi, qui, de quand à quand.',
  'Costs and indicators': 'Coûts et indicateurs',
  'What it costs, and how we will know.': 'Ce que cela coûte, et comment nous le saurons.',
  'Risks and the second syndication': 'Risques et deuxième concertation',
  'What could go wrong; owners read their rows.':
    'Ce qui peut mal tourner ; les responsables lisent leurs lignes.',
  'The plan is frozen and read once more.': 'Le plan est figé et relu une dernière fois.',
  'Each organisation signs what it answers for.': 'Chaque organisation signe ce dont elle répond.',
}
