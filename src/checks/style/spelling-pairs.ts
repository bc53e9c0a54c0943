import type { Profile } from "../../model/profile.ts";

export type Spelling = NonNullable<Profile["style"]["spelling"]>;

/** One word in the three spellings. */
export type SpeltWord = Readonly<Record<Spelling, string>>;

/** Verbs that end in -ise in Britain and in -ize in America and Oxford. */
const verbs =
  "acclimat alphabet amort anonym antagon apolog atom author automat brutal canon capital caramel categor " +
  "central character civil collectiv colon commercial commod compartmental computer conceptual contextual criminal " +
  "critic crystall custom decentral demilitar democrat demoral deputy destabil digit disorgan dramat econom emphas " +
  "energ epitom equal euthan external familiar fertil final formal fossil galvan general global harmon hospital human " +
  "hybrid hypnot hypothes ideal immobil immun incentiv individual industrial initial institutional internal " +
  "international ion item jeopard legal legitim liberal local magnet marginal material maxim mechan memor metabol " +
  "minim mobil modern monopol national natural neutral normal operational optim organ ostrac oxid parameter parametr " +
  "pasteur patron penal personal plagiar polar politic polymer popular priorit privat problemat public " +
  "pulver radical random rational real recogn regular reorgan revital revolution romantic sanit scandal schemat " +
  "scrutin secular sensit serial sexual social special spiritual stabil standard steril stigmat subsid summar symbol " +
  "sympath synchron synthes systemat tantal theor token tranquill traumat unauthor universal unrecogn urban util " +
  "vandal vapor verbal victim visual vital vocal western";
const verbEndings = "e ed es ing ation ations ational er ers able".split(" ");

/** Words in -yse: British and Oxford alike. The plural of "analysis" stands in the way of "analyses". */
const lysing = "analy reanaly paraly cataly hydroly electroly dialy";
const lysingEndings = "e ed ing er ers".split(" ");

/**
 * British and American, then what both add; a pair in brackets is no word without an ending. Behind `>`, the American
 * spelling is a British word as well, so only the British one tells.
 */
const families = `
colour/color s ed ing ful fully less ist|discolour/discolor s ed ing|watercolour/watercolor s|multicolour/multicolor ed
behaviour/behavior s al ally ism ist ists|misbehaviour/misbehavior|favour/favor s ed ing able ably ite ites itism
unfavourable/unfavorable|unfavourably/unfavorably|flavour/flavor s ed ing ful ings|harbour/harbor s ed ing
honour/honor s ed ing able ably|dishonour/dishonor s ed|humour/humor less|labour/labor s ed ing er ers
neighbour/neighbor s ing hood hoods ly|odour/odor s less|rumour/rumor s ed|savour/savor s ed ing y|saviour/savior s
splendour/splendor|tumour/tumor s|valour/valor|vapour/vapor s|vigour/vigor|rigour/rigor|armour/armor ed y
ardour/ardor|candour/candor|clamour/clamor s ed ing|demeanour/demeanor|endeavour/endeavor s ed ing|fervour/fervor
parlour/parlor s|rancour/rancor|enamoured/enamored
centre/center s piece|centred/centered|centring/centering|epicentre/epicenter s|fibre/fiber s|calibre/caliber|lustre/luster
meagre/meager|sombre/somber|spectre/specter s|litre/liter s|millilitre/milliliter s|microlitre/microliter s
kilometre/kilometer s|centimetre/centimeter s|millimetre/millimeter s|nanometre/nanometer s|>metre/meter s
>micrometre/micrometer s|theatre/theater s|manoeuvre/maneuver s|manoeuvred/maneuvered|manoeuvring/maneuvering
cancelled/canceled|cancelling/canceling|(channell/channel) ed ing|(chisell/chisel) ed ing
(counsell/counsel) ed ing or ors|(diall/dial) ed ing|equalled/equaled|equalling/equaling|(fuell/fuel) ed ing
refuelling/refueling|initialled/initialed|(jewell/jewel) ed er ers|jewellery/jewelry|(labell/label) ed ing|(mislabell/mislabel) ed ing
(relabell/relabel) ed ing|unlabelled/unlabeled|(levell/level) ed ing|(marvell/marvel) ed ing ous ously
(modell/model) ed ing er ers|(remodell/remodel) ed ing|(panell/panel) ed ing ist ists|(quarrell/quarrel) ed ing
(shovell/shovel) ed ing|(signall/signal) ed ing|(spirall/spiral) ed ing|(totall/total) ed ing|(travell/travel) ed ing er ers
(tunnell/tunnel) ed ing|(unravell/unravel) ed ing|unrivalled/unrivaled|(worshipp/worship) ed ing er ers|woollen/woolen
appal/appall s|distil/distill s|enrol/enroll s|enrolment/enrollment s|enthral/enthrall s|fulfil/fulfill s|fulfilment/fulfillment
instalment/installment s|instil/instill s|skilful/skillful|skilfully/skillfully|wilful/willful|wilfully/willfully
(anaem/anem) ia ic|(anaesthe/anesthe) sia tic tics tist tists|caesarean/cesarean s|caesium/cesium|faeces/feces|faecal/fecal
(gynaecolog/gynecolog) y ist ists ical|(haematolog/hematolog) y ist ists ical|haemoglobin/hemoglobin|haemorrhage/hemorrhage s
haemorrhagic/hemorrhagic|haemolysis/hemolysis|haemolytic/hemolytic|haemophilia/hemophilia|haematoma/hematoma s
hyperglycaemia/hyperglycemia|hypoglycaemia/hypoglycemia|ischaemia/ischemia|ischaemic/ischemic|leukaemia/leukemia s
(orthopaedic/orthopedic) s|orthopaedic/orthopedic|(paediatric/pediatric) s ian ians|paediatric/pediatric|septicaemia/septicemia
palaeolithic/paleolithic|(palaeontolog/paleontolog) y ist ists ical|palaeoclimate/paleoclimate s|palaeoecology/paleoecology
aetiology/etiology|coeliac/celiac|diarrhoea/diarrhea l|homoeopathy/homeopathy|oedema/edema|oesophagus/esophagus
oesophageal/esophageal|oestrogen/estrogen s|defence/defense s less|offence/offense s|pretence/pretense
catalogue/catalog s|catalogued/cataloged|cataloguing/cataloging|grey/gray s ish scale|plough/plow s ed ing
(sceptic/skeptic) s al ally ism|sceptic/skeptic|mould/mold s ed y|moulding/molding s|moult/molt ed ing|smoulder/smolder ed ing
aluminium/aluminum|ageing/aging|cosy/cozy|pyjamas/pajamas|moustache/mustache s|aeroplane/airplane s|tyre/tire s
>kerb/curb s|>storey/story|>storeys/stories|>cheque/check s|>programme/program s|>licence/license s|>practise/practice s
>practised/practiced|>practising/practicing|>artefact/artifact s|>judgement/judgment s|>acknowledgement/acknowledgment s
>sulphur/sulfur|>sulphate/sulfate s|>sulphide/sulfide s|>sulphuric/sulfuric|>foetus/fetus es|>foetal/fetal|>encyclopaedia/encyclopedia s
>mediaeval/medieval|>learnt/learned|>whilst/while|>amongst/among|>maths/math|>neurone/neuron s|>gaol/jail s|chequered/checkered
sizeable/sizable|likeable/likable|liveable/livable|unmistakeable/unmistakable|>speciality/specialty|>specialities/specialties`;

/** A word as it may stand in a text, in small letters → its spellings. */
export const speltWords: ReadonlyMap<string, SpeltWord> = new Map([
  ...verbs
    .split(" ")
    .flatMap((stem) =>
      verbEndings.flatMap((end) => entries(`${stem}is${end}`, `${stem}iz${end}`, `${stem}iz${end}`)),
    ),
  ...lysing
    .split(" ")
    .flatMap((stem) =>
      lysingEndings.flatMap((end) => entries(`${stem}s${end}`, `${stem}z${end}`, `${stem}s${end}`)),
    ),
  ...families.trim().split(/[|\n]/).flatMap(familyEntries),
]);

type Entry = readonly [written: string, word: SpeltWord];

function entries(british: string, american: string, oxford: string): readonly Entry[] {
  const word = { british, american, oxford };
  return [british, american].map((written): Entry => [written, word]);
}

function familyEntries(family: string): readonly Entry[] {
  const [head = "", ...endings] = family.split(" ");
  const [british = "", american = ""] = head.replace(/[>()]/g, "").split("/");
  const all = head.startsWith("(") ? endings : ["", ...endings];
  return all.flatMap((end) => {
    const both = entries(british + end, american + end, british + end);
    return head.startsWith(">") ? both.slice(0, 1) : both;
  });
}
