/** A CA that browsers stopped to believe. */
export interface Distrust {
  readonly name: string;
  /** Who, and by what date rule, in a clause: `Chrome and Mozilla refuse what it issued after 30 November 2024`. */
  readonly rule: string;
}

interface Row extends Distrust {
  readonly pattern: RegExp;
  /** Refused where the leaf was issued on or after this day … */
  readonly issuedFrom?: number;
  /** … or whenever it is shown on or after this one. Milliseconds since 1970 UTC. */
  readonly shownFrom?: number;
}

/**
 * Dates by the programs' own announcements. They speak of roots: DigiCert goes on with the names of Symantec's brands
 * under its own, and Entrust sells under those of others. So only the name at the end of the chain counts, and chains that
 * lead to a root of the list only where a date of issue is the rule.
 */
const rows: readonly Row[] = [
  {
    name: 'Entrust',
    pattern: /\b(Entrust|AffirmTrust)\b/i,
    issuedFrom: Date.UTC(2024, 11, 1),
    rule: 'Chrome and Firefox refuse what its old roots issued after November 2024',
  },
  {
    name: 'Chunghwa Telecom or Netlock',
    pattern: /Chunghwa Telecom|\bNetLock\b/i,
    issuedFrom: Date.UTC(2025, 7, 1),
    rule: 'Chrome refuses what they issued after July 2025',
  },
  {
    name: 'GLOBALTRUST',
    pattern: /GLOBALTRUST|e-commerce monitoring GmbH/i,
    issuedFrom: Date.UTC(2024, 6, 1),
    rule: 'Chrome and Firefox refuse what it issued after June 2024',
  },
  {
    name: 'TrustCor',
    pattern: /TrustCor/i,
    issuedFrom: Date.UTC(2022, 11, 1),
    rule: 'browsers refuse what it issued after November 2022',
  },
  {
    name: 'WoSign or StartCom',
    pattern: /WoSign|StartCom/i,
    issuedFrom: Date.UTC(2016, 9, 21),
    shownFrom: Date.UTC(2018, 0, 1),
    rule: 'browsers refuse what they issued after 21 October 2016, and removed them in 2018',
  },
  {
    name: "Symantec's old CAs",
    pattern: /^(?!.*DigiCert).*(Symantec|VeriSign|GeoTrust|\bthawte\b|RapidSSL|Equifax)/i,
    shownFrom: Date.UTC(2018, 9, 23),
    rule: 'browsers refuse them since October 2018',
  },
  {
    name: 'DigiNotar',
    pattern: /DigiNotar/i,
    shownFrom: Date.UTC(2011, 8, 6),
    rule: 'everybody refuses it since it was broken into in 2011',
  },
  {
    name: 'CNNIC',
    pattern: /\bCNNIC\b|China Internet Network Information Center/i,
    issuedFrom: Date.UTC(2015, 3, 1),
    rule: 'browsers refuse what it issued after March 2015',
  },
];

/** Whether the issuer at the end of a leaf's chain is distrusted; `issued` and `shown` in milliseconds since 1970 UTC. */
export function distrust(
  root: string,
  issued: number,
  shown: number,
  isTrusted: boolean,
): Distrust | undefined {
  return rows.find(({ pattern, issuedFrom = NaN, shownFrom = NaN }) => {
    const isDue = issued >= issuedFrom || (!isTrusted && shown >= shownFrom);
    return isDue && pattern.test(root);
  });
}
