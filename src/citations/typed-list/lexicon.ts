/** Words in front of a family name that belong to it. */
export const particles =
  "van|von|vom|der|den|de|del|della|dello|dei|degli|di|da|do|dos|das|du|des|la|le|les|los|las|ten|ter|te|el|al|bin|ibn|bint|zu|zur|zum|af|av|’t|'t|’s|'s|y|e|San|Santa";

/** Small words a group's name may hold. */
export const smallWords = new Set(
  "of for the and in on to at by a an de des du la le les et für und der die das von del los las y e da do dos per i zu am im".split(
    " ",
  ),
);

/** Abbreviations that a full stop does not end a title with, in lower case. */
export const abbreviations = new Set(
  `vs etc e.g i.e eg ie no nr vol vols pp ed eds st ste dr mr mrs ms prof inc ltd corp cf al univ dept approx ca fig
  figs bd hrsg aufl hg ca bzw ff trans rev suppl ser jg jahrg mt ft sen rep gen col capt op cit jan feb mar apr jun jul
  aug sept oct nov dec art b.c a.d p.m a.m u.s u.k u.s.a d.c ph.d
  am ann annu appl arch astron astrophys biochem biol bioinform biophys biotechnol br bull can chem clin commun comput
  conf curr dev dis ecol econ educ electron eng entomol environ epidemiol eur evol exp gen genet geophys geosci hist hum
  immunol ind inf int inst lect lett mach math med mech microbiol mol nat natl neurosci nucl nucleic oceanogr
  parasitol pathol pharmacol phil philos phys physiol polit proc psychiatr psychol publ q quart radiol res rev
  roy sci soc sociol softw stat stud surg symp syst technol theor toxicol trans trop vet virol wildl z zool acad adv acta
  acc bot cogn assoc anthropol archaeol linguist manag meteorol methods mon`
    .split(/\s+/)
    .filter((word) => word !== "methods"),
);

/** What journals, series and proceedings call themselves, in the languages the styles are used in. */
export const containerWord =
  /(?<![\p{L}\p{M}])(?:journals?|j|proceedings|proc|transactions|trans|annals|annual|annales|annali|archives?|archiv|advances|bulletin|letters|lett|reviews?|rev|revue|revista|rivista|quarterly|magazine|newsletter|newspaper|zeitschrift|jahrbuch|blätter|ieee|acm|siam|plos|elife|biorxiv|arxiv|medrxiv|frontiers|lecture notes|handbook|encyclop(?:a)?edia|conference|symposium|workshop|(?<!library of )congress|foundations|communications|research|studies|studien|études|estudios|cuadernos|cahiers|boletín|anales|nature|science|cell|lancet|perspectives|trends|opinion in|chronicle|times|herald|gazette|post|guardian|فصلنامه|مجله|ماهنامه|نشریه|پژوهشنامه|دوفصلنامه|مجلة|دورية)(?![\p{L}\p{M}])/iu;

/** What publishers call themselves. */
export const publisherWord =
  /(?<![\p{L}\p{M}])(?:press|presse|presses|verlag|publish(?:ers?|ing)|publications?|books?|university|universität|université|universidad|universiteit|college|institut(?:e|ion)?|springer|elsevier|wiley|routledge|palgrave|macmillan|penguin|norton|sage|pearson|mcgraw-hill|birkhäuser|de gruyter|brill|benjamins|crc|academic|editions?|éditions|ediciones|editorial|edizioni|editore|gallimard|suhrkamp|campus|beck|haupt|transcript|foundation|association|society|ministry|government|organi[sz]ation|corporation|inc|ltd|llc|gmbh|github|zenodo|figshare|dryad|انتشارات|نشر|دانشگاه|دار)(?![\p{L}\p{M}])/iu;

/** What groups that write call themselves. */
export const groupWord =
  /(?<![\p{L}])(?:organi[sz]ation|association|institute|ministry|committee|council|agency|society|university|department|commission|consortium|office|foundation|team|group|bureau|authority|bank|nations|union|team|developers?|project|working party|federation|collaboration|network|initiative|programme|program|society|company|museum|library|archive|وزارت|سازمان|مرکز|مؤسسه)(?![\p{L}])/iu;
