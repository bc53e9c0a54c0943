import type { Profile } from "../../model/profile.ts";

export type Spelling = NonNullable<Profile["style"]["spelling"]>;

/** One word in the three spellings. */
export type SpeltWord = Readonly<Record<Spelling, string>>;

/** Verbs that end in -ise in Britain and in -ize in America and Oxford. */
const verbs =
  "apolog author capital categor central character civil colon commercial computer critic crystall custom digit econom emphas equal fertil final formal general global harmon hospital hypothes ideal immun industrial initial internal item legal liberal local marginal material maxim memor minim mobil modern national natural neutral normal optim organ oxid parameter penal personal polar polym popular priorit privat random rational real recogn revolution scrutin social special stabil standard steril subsid summar symbol sympath synthes systemat theor urban util vapor victim visual vocal".split(
    " ",
  );
const verbEndings = ["e", "ed", "es", "ing", "ation", "ations", "er", "ers", "able"];
const lysing = "analy paraly cataly hydroly electroly".split(" ");
const lysingEndings = ["e", "ed", "ing", "er", "ers"];

/** -our in Britain, -or in America. */
const ours =
  "arm behavi cand clam col endeav fav flav harb hon hum lab neighb od parl rig rum sav splend tum val vap vig".split(
    " ",
  );
const ourEndings = "|s|ed|ing|able|ably|ful|fully|less|hood|hoods|ite|ites|er|ers".split("|");

/** British and American, word by word; where one of them means something else on the other side, it is left out. */
const pairs =
  "centre:center centres:centers centred:centered centring:centering fibre:fiber fibres:fibers theatre:theater theatres:theaters calibre:caliber lustre:luster meagre:meager sombre:somber litre:liter litres:liters millilitre:milliliter millilitres:milliliters kilometre:kilometer kilometres:kilometers centimetre:centimeter centimetres:centimeters millimetre:millimeter millimetres:millimeters manoeuvre:maneuver manoeuvres:maneuvers " +
  "modelled:modeled modelling:modeling modeller:modeler labelled:labeled labelling:labeling travelled:traveled travelling:traveling traveller:traveler travellers:travelers cancelled:canceled cancelling:canceling signalled:signaled signalling:signaling channelled:channeled channelling:channeling fuelled:fueled fuelling:fueling levelled:leveled levelling:leveling marvellous:marvelous counsellor:counselor counsellors:counselors counselling:counseling jewellery:jewelry tunnelling:tunneling " +
  "fulfil:fulfill fulfils:fulfills fulfilment:fulfillment enrol:enroll enrols:enrolls enrolment:enrollment skilful:skillful skilfully:skillfully wilful:willful instalment:installment instalments:installments " +
  "catalogue:catalog catalogues:catalogs catalogued:cataloged defence:defense defences:defenses offence:offense offences:offenses pretence:pretense " +
  "anaemia:anemia anaemic:anemic leukaemia:leukemia paediatric:pediatric paediatrics:pediatrics orthopaedic:orthopedic haemoglobin:hemoglobin haemorrhage:hemorrhage oestrogen:estrogen oesophagus:esophagus diarrhoea:diarrhea aetiology:etiology anaesthetic:anesthetic anaesthesia:anesthesia " +
  "behavioural:behavioral behaviourally:behaviorally behaviourist:behaviorist behaviourism:behaviorism " +
  "grey:gray greyish:grayish plough:plow ploughed:plowed sceptic:skeptic sceptics:skeptics sceptical:skeptical scepticism:skepticism aluminium:aluminum ageing:aging artefact:artifact artefacts:artifacts mould:mold moulds:molds mouldy:moldy moustache:mustache pyjamas:pajamas cosy:cozy acknowledgement:acknowledgment acknowledgements:acknowledgments";

/** Every word of the list in every spelling, in small letters → its spellings. */
export const speltWords: ReadonlyMap<string, SpeltWord> = new Map(
  [...wordList()].flatMap((word) =>
    [word.british, word.american, word.oxford].map((spelt): readonly [string, SpeltWord] => [spelt, word]),
  ),
);

function* wordList(): Iterable<SpeltWord> {
  for (const verb of verbs)
    for (const end of verbEndings)
      yield { british: `${verb}is${end}`, american: `${verb}iz${end}`, oxford: `${verb}iz${end}` };
  for (const stem of lysing)
    for (const end of lysingEndings)
      yield { british: `${stem}s${end}`, american: `${stem}z${end}`, oxford: `${stem}s${end}` };
  for (const stem of ours)
    for (const end of ourEndings) {
      const british = `${stem}our${end}`;
      yield { british, american: `${stem}or${end}`, oxford: british };
    }
  for (const pair of pairs.split(" ")) {
    const [british = "", american = ""] = pair.split(":");
    yield { british, american, oxford: british };
  }
}
