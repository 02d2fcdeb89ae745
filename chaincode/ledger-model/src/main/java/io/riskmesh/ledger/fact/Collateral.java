package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import java.util.List;

/// What the maker of the platform signed about it: TCB information or the identity of the quoting enclave.
///
/// @param type such as `SGX_TCB`, `SGX_QE`
/// @param fmspc of the platform family in hex, `-` where it is for all
/// @param body exact signed bytes
/// @param issueDate ms since the epoch, as its body says
public record Collateral(PartyId by, long at, String type, String fmspc, int seq, OpaqueBytes body, OpaqueBytes issuerChain,
        List<OpaqueBytes> crls, long issueDate, long nextUpdate, int tcbEvaluationDataNumber) implements Fact {

    public Collateral {
        Shape.time("at", at);
        Shape.id("type", type);
        Shape.id("fmspc", fmspc);
        Shape.sequence("seq", seq);
        crls = List.copyOf(crls);
        Shape.time("issueDate", issueDate);
        Shape.time("nextUpdate", nextUpdate);
        Shape.count("tcbEvaluationDataNumber", tcbEvaluationDataNumber);
    }

    @Override
    public FactKind kind() {
        return FactKind.COLLATERAL;
    }

    @Override
    public FactKey key() {
        return keyOf(type, fmspc, seq);
    }

    public static FactKey keyOf(String type, String fmspc, int seq) {
        return FactKind.COLLATERAL.key(type, fmspc, FactKey.sequence(seq));
    }

    @Override
    public void write(FactWriter out) {
        out.id("type", type).id("fmspc", fmspc).integer("seq", seq).blob("body", body).blob("issuerChain", issuerChain)
                .blobs("crls", crls).integer("issueDate", issueDate).integer("nextUpdate", nextUpdate)
                .integer("tcbEvaluationDataNumber", tcbEvaluationDataNumber);
    }

    static Collateral read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new Collateral(by, at, in.id("type"), in.id("fmspc"), in.sequence("seq"), in.blob("body"),
                in.blob("issuerChain"), in.blobs("crls"), in.time("issueDate"), in.time("nextUpdate"),
                in.count("tcbEvaluationDataNumber"));
    }
}
