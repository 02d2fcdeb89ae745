/// Who said it: signatures of parties, and proofs of records inside an aggregation.
package io.riskmesh.securesum.proof;
