// Authorities that bear the names of publicly trusted ones, and not their keys: nobody outside a recording accepts them.

/** As in Mozilla's list. The issuing CA is one that this root has signed in the world outside. */
export const LETS_ENCRYPT = {
  root: '/C=US/O=Internet Security Research Group/CN=ISRG Root X1',
  issuing: "/C=US/O=Let's Encrypt/CN=R12",
};

/** Whose roots browsers and systems took out of their lists in 2022 and 2023. */
export const TRUSTCOR = {
  root: '/C=PA/O=TrustCor Systems S. de R.L./CN=TrustCor RootCert CA-1',
  issuing: '/C=PA/O=TrustCor Systems S. de R.L./CN=TrustCor Secure Site CA 2',
};
