package io.riskmesh.ledger.part;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import java.util.List;

/// Banks whose sums over these days were opened together.
///
/// @param members sorted
/// @param dataFrom first instant of the earliest member's rows
/// @param dataTo last instant of the latest member's rows
public record Cohort(List<PartyId> members, long dataFrom, long dataTo) {

    public Cohort {
        members = Shape.set("members", members);
        Shape.time("dataFrom", dataFrom);
        Shape.within("dataTo", dataTo, dataFrom, CanonicalValue.MAX_INT);
    }

    public void write(FactWriter out) {
        out.parties("members", members).integer("dataFrom", dataFrom).integer("dataTo", dataTo);
    }

    public static Cohort read(FactReader in) throws MalformedFact {
        return new Cohort(in.parties("members"), in.time("dataFrom"), in.time("dataTo"));
    }

    /// Whether a day of one may be a day of the other.
    public boolean overlaps(Cohort other) {
        return dataFrom <= other.dataTo && other.dataFrom <= dataTo;
    }

    /// How many banks are in one and not in the other.
    public int differingBanks(Cohort other) {
        return missing(members, other.members) + missing(other.members, members);
    }

    /// Whether sums of both could be subtracted from each other and give the sum of fewer than `least` banks: the days overlap,
    /// and some bank differs, but fewer than `least`.
    public boolean isTooCloseTo(Cohort other, int least) {
        int differing = differingBanks(other);
        return overlaps(other) && differing > 0 && differing < least;
    }

    private static int missing(List<PartyId> from, List<PartyId> in) {
        return (int) from.stream().filter(party -> !in.contains(party)).count();
    }
}
