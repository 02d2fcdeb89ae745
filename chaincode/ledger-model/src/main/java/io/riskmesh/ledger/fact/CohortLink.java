package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.Cohort;
import io.riskmesh.ledger.part.RunId;
import java.util.List;

/// Which banks' sums over which days have been opened together so far.
///
/// @param run the run that added to it
/// @param cohorts every distinct one so far, that of the run included, in the order of their first appearance
public record CohortLink(PartyId by, long at, String dataset, int seq, RunId run, List<Cohort> cohorts) implements Fact {

    public CohortLink {
        Shape.time("at", at);
        Shape.id("dataset", dataset);
        Shape.sequence("seq", seq);
        cohorts = List.copyOf(cohorts);
    }

    @Override
    public FactKind kind() {
        return FactKind.COHORT_LINK;
    }

    @Override
    public FactKey key() {
        return keyOf(dataset, seq);
    }

    public static FactKey keyOf(String dataset, int seq) {
        return FactKind.COHORT_LINK.key(dataset, FactKey.sequence(seq));
    }

    @Override
    public void write(FactWriter out) {
        out.id("dataset", dataset).integer("seq", seq).id("run", run.toString())
                .objects("cohorts", cohorts, Cohort::write);
    }

    static CohortLink read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new CohortLink(by, at, in.id("dataset"), in.sequence("seq"), RunId.parse(in.id("run")),
                in.objects("cohorts", Cohort::read));
    }
}
