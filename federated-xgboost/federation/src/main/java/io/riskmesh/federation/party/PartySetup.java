package io.riskmesh.federation.party;

import io.riskmesh.federation.rows.BankRows;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.securesum.parameters.SurvivorEvidence;
import io.riskmesh.securesum.primitive.Primitives;
import io.riskmesh.securesum.proof.PartySigner;
import io.riskmesh.securesum.proof.PartyVerifier;
import java.security.SecureRandom;

/// What a host gives a bank's machine.
///
/// @param evidence answers from the ledger (in one process: from the shared register) whether a set is the set of its slots;
///     the evidence bytes it is asked with are the canonical bytes of the survivor record
/// @param entropy for keys, masks and nonces
public record PartySetup(
        PartyId self, RunTerms terms, BankRows rows, Primitives primitives, PartySigner signer, PartyVerifier verifier,
        SurvivorEvidence evidence, SecureRandom entropy) {

    public boolean coordinates() {
        return self.equals(terms.coordinator());
    }

    PairSignatures pairs() {
        return new PairSignatures(signer, verifier);
    }

    @Override
    public String toString() {
        return "PartySetup[" + self + "]";
    }
}
