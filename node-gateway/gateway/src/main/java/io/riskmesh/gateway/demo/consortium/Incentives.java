package io.riskmesh.gateway.demo.consortium;

import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.Funding;
import io.riskmesh.ledger.part.HoldoutMode;
import io.riskmesh.ledger.part.OverlapControl;
import io.riskmesh.ledger.part.PayoutRule;
import io.riskmesh.ledger.part.PayoutTerms;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.part.ValuationTerms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the demo's banks agree on before their contributions are measured: a settlement scheme and the image of an evaluator.
///
/// @param members of a consortium that is founded
public record Incentives(Members members) {
    private static final int SHOWN_DIGITS = 8;
    /// Share of each bank's rows that never trains.
    public static final int HOLDOUT_PPM = 100_000;
    private static final int LEAST_BLOCK = 250;
    private static final int MOST_BLOCKS = 100;
    private static final int PERMUTATIONS = 2_000;
    private static final long BUDGET = 4_000_000_000L;
    private static final long MOST_POOL = 100_000_000;
    private static final int LEAST_HOLDOUT = 50;
    private static final long MOST_ROWS = 1 << 20;
    private static final int MILLION = 1_000_000;

    /// The scheme of a demo: every bank pays the same share, windows are short.
    ///
    /// @param proposer whose proposal it is
    public static SettlementScheme scheme(PartyId proposer, List<PartyId> banks) {
        ValuationTerms valuation = new ValuationTerms(HOLDOUT_PPM, HoldoutMode.RANDOM, LEAST_BLOCK, MOST_BLOCKS, PERMUTATIONS, BUDGET,
                OverlapControl.REPORT);
        List<Funding> funding = new ArrayList<>();
        for (int bank = 0; bank < banks.size(); bank++) {
            funding.add(new Funding(banks.get(bank), MILLION / banks.size() + (bank < MILLION % banks.size() ? 1 : 0)));
        }
        PayoutTerms payout = new PayoutTerms(PayoutRule.WEIGHTED_MEAN, MOST_ROWS, LEAST_HOLDOUT, 0, MILLION, 0, "EUR", MOST_POOL, funding);
        return new SettlementScheme(proposer, 0, 1, valuation, payout, 0, 0);
    }

    /// Proposes a scheme, has every bank approve it, puts it in force.
    public void enact(SettlementScheme scheme) throws Stopped, IOException, InterruptedException {
        PartyId first = members.banks().getFirst();
        members.record("proposeScheme", "operator", scheme);
        Digest proposal = members.list(new FactKey(FactKind.SETTLEMENT_SCHEME.keyType(), List.of(FactKey.sequence(scheme.seq())))).getFirst().digest();
        for (PartyId bank : members.banks()) {
            members.record("approve", "approver", Founding.approval(bank, SubjectKind.SETTLEMENT_SCHEME, proposal.hex(), proposal));
        }
        members.record("enact", "operator", new Enactment(first, 0, SubjectKind.SETTLEMENT_SCHEME, FactKey.sequence(scheme.seq()), proposal));
    }

    /// Name of an evaluator's reference values.
    public static String image(Digest measurement) {
        return "evaluator-" + measurement.hex().substring(0, SHOWN_DIGITS);
    }

    /// The same for the image of an evaluator that proves nothing.
    public void evaluator(Digest measurement) throws Stopped, IOException, InterruptedException {
        PartyId first = members.banks().getFirst();
        String image = image(measurement);
        members.record("proposeReferenceValues", "operator", new ReferenceValues(first, 0, image, EnclaveUse.EVALUATOR, measurement,
                Optional.empty(), 1, 1, List.of(), Founding.named("evaluator-build"), true));
        Digest values = members.need(ReferenceValues.class, ReferenceValues.keyOf(image)).digest();
        for (PartyId bank : members.banks()) {
            members.record("approve", "approver", Founding.approval(bank, SubjectKind.REFERENCE_VALUES, image, values));
        }
        members.record("enact", "operator", new Enactment(first, 0, SubjectKind.REFERENCE_VALUES, image, values));
    }
}
