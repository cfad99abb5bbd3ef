import type { Evidence } from '../../api/client';

/** A paper, as it stands in the form. */
export type TypedPaper = {
  kind: Evidence['kind'];
  stars: string;
  number: string;
  issuer: string;
  validFrom: string;
  validTo: string;
  maker: string;
  all: boolean;
  goods: string[];
  /** Of the server's, or of this phone's until it is sent. */
  scan: string;
};
