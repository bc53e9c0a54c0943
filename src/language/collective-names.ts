const words =
  /\b(?:academy|alliance|association|center|centre|collaboration|collective|commission|committee|community|consortium|contributors|council|developers|foundation|group|initiative|institute|institut|laboratory|network|organi[sz]ation|project|society|team|universit\p{L}+|working)\b/iu;

/** Whether a name that is not taken apart says that it is a body's, such as "The Tide Gauge Consortium". */
export function isCollective(name: string): boolean {
  return words.test(name);
}
