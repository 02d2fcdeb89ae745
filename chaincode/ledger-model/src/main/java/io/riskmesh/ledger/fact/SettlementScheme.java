package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.PayoutTerms;
import io.riskmesh.ledger.part.ValuationTerms;

/// A proposal of how contributions are measured and paid. In force once an `Enactment` names its digest; a run uses the one in
/// force when it was opened.
///
/// @param seq from 1; one more than the one in force
/// @param disputeWindowBlocks blocks between a settlement and a bank's confirmation; gateways and verifier count them
/// @param disputeWindowHours hours between them; the contract counts these
public record SettlementScheme(PartyId by, long at, int seq, ValuationTerms valuation, PayoutTerms payout,
        int disputeWindowBlocks, int disputeWindowHours) implements Fact {

    /// Least of a scheme's windows, unless the consortium is one of development.
    public static final int LEAST_WINDOW_BLOCKS = 100;
    public static final int LEAST_WINDOW_HOURS = 24;

    public SettlementScheme {
        Shape.time("at", at);
        Shape.sequence("seq", seq);
        Shape.within("disputeWindowBlocks", disputeWindowBlocks, 0, Integer.MAX_VALUE);
        Shape.within("disputeWindowHours", disputeWindowHours, 0, 10_000);
    }

    /// Whether banks have the time to object that the design wants.
    public boolean hasFullWindows() {
        return disputeWindowBlocks >= LEAST_WINDOW_BLOCKS && disputeWindowHours >= LEAST_WINDOW_HOURS;
    }

    @Override
    public FactKind kind() {
        return FactKind.SETTLEMENT_SCHEME;
    }

    @Override
    public FactKey key() {
        return keyOf(seq, digest());
    }

    public static FactKey keyOf(int seq, Digest digest) {
        return FactKind.SETTLEMENT_SCHEME.key(FactKey.sequence(seq), digest.hex());
    }

    @Override
    public void write(FactWriter out) {
        out.integer("seq", seq).nested("valuation", valuation, ValuationTerms::write).nested("payout", payout, PayoutTerms::write)
                .integer("disputeWindowBlocks", disputeWindowBlocks).integer("disputeWindowHours", disputeWindowHours);
    }

    static SettlementScheme read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new SettlementScheme(by, at, in.sequence("seq"), in.nested("valuation", ValuationTerms::read),
                in.nested("payout", PayoutTerms::read), in.count("disputeWindowBlocks"), in.count("disputeWindowHours"));
    }
}
