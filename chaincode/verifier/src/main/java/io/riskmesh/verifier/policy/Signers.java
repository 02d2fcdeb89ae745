package io.riskmesh.verifier.policy;

import io.riskmesh.verifier.identity.InvalidIdentity;
import io.riskmesh.verifier.identity.MemberIdentity;
import io.riskmesh.verifier.identity.Organisations;
import java.util.ArrayList;
import java.util.List;

/// The signers of a set of signatures: those that are valid, each once, and why the others are not.
///
/// @param valid each identity once, in the order of its first signature
/// @param refused one sentence per signature that does not count
public record Signers(List<MemberIdentity> valid, List<String> refused) {

    public Signers {
        valid = List.copyOf(valid);
        refused = List.copyOf(refused);
    }

    /// Judges signatures as Fabric does: what is invalid is left out, what is repeated counts once.
    public static Signers of(List<Signed> signatures, Organisations organisations) {
        List<MemberIdentity> valid = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Signed signed : signatures) {
            try {
                MemberIdentity identity = organisations.identity(signed.identity());
                if (valid.stream().anyMatch(known -> isSame(known, identity))) {
                    refused.add("A second signature of " + identity.mspId());
                } else if (identity.signed(signed.signature(), signed.message())) {
                    valid.add(identity);
                } else {
                    refused.add("The signature of " + identity.mspId() + " does not verify");
                }
            } catch (InvalidIdentity e) {
                refused.add(e.getMessage());
            }
        }
        return new Signers(valid, refused);
    }

    private static boolean isSame(MemberIdentity one, MemberIdentity other) {
        return one.mspId().equals(other.mspId()) && one.certificate().equals(other.certificate());
    }
}
