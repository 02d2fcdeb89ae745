package io.riskmesh.contract.world;

import static io.riskmesh.contract.world.Asks.START;
import static io.riskmesh.contract.world.Cast.ALDER;
import static io.riskmesh.contract.world.Cast.BANKS;
import static io.riskmesh.contract.world.Cast.BIRCH;
import static io.riskmesh.contract.world.Cast.digest;
import static io.riskmesh.contract.world.Story.RUN;

import io.riskmesh.attestation.evidence.Claims;
import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.evidence.EvidenceBinding;
import io.riskmesh.attestation.evidence.simulated.SimulatedProvider;
import io.riskmesh.incentive.split.Journal;
import io.riskmesh.incentive.split.Netting;
import io.riskmesh.incentive.split.PaymentFile;
import io.riskmesh.incentive.split.PoolSplit;
import io.riskmesh.incentive.split.SettlementRule;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Confirmation;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.Dispute;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.Finality;
import io.riskmesh.ledger.fact.Ruling;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.part.Allocation;
import io.riskmesh.ledger.part.Assurance;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.Funding;
import io.riskmesh.ledger.part.InstanceKey;
import io.riskmesh.ledger.part.InstanceKeyUse;
import io.riskmesh.ledger.part.PayoutRule;
import io.riskmesh.ledger.part.PayoutTerms;
import io.riskmesh.ledger.part.ReportFlag;
import io.riskmesh.ledger.part.RulingDecision;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.part.ValuationEffort;
import io.riskmesh.ledger.part.ValuationTerms;
import io.riskmesh.ledger.part.ValueTable;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Calls about contributions and settlements of the story's run, as they would be made if all goes well.
public final class SettlementAsks {

    public static final String EVALUATOR = "evaluator-1";
    public static final String INSTANCE = "AlderMSP.evaluator-1";
    public static final String ID = "BirchMSP.s1";
    public static final long POOL = 100_001;

    private static final ReportSigner SIGNER = new ReportSigner();
    private static final List<InstanceKey> KEYS = List.of(new InstanceKey(InstanceKeyUse.HPKE, OpaqueBytes.of(new byte[] {1, 2})),
            new InstanceKey(InstanceKeyUse.SIGN, OpaqueBytes.of(SIGNER.publicKey())));

    private SettlementAsks() {}

    /// Alder and Birch pay half each; a bank's confirmation may come after a day.
    public static SettlementScheme scheme(int seq) {
        PayoutTerms payout = new PayoutTerms(PayoutRule.WEIGHTED_MEAN, 1 << 20, 500, 0, 1_000_000, 0, "EUR", 1_000_000,
                List.of(new Funding(ALDER, 500_000), new Funding(BIRCH, 500_000)));
        return new SettlementScheme(ALDER, START, seq, ValuationTerms.DEFAULT, payout, 0, 24);
    }

    public static Ask propose(SettlementScheme scheme) {
        return Ask.of("proposeScheme", Cast.of(scheme.by()), 1, scheme);
    }

    public static Ask enact(int seq, Digest proposal) {
        return Ask.of("enact", Cast.of(ALDER), 1,
                new Enactment(ALDER, START, SubjectKind.SETTLEMENT_SCHEME, FactKey.sequence(seq), proposal));
    }

    public static Ask admit(long now) {
        Digest consortium = Asks.consortium(ALDER, 1, ConsortiumMode.DEVELOPMENT).digest();
        EvidenceBinding binding = new EvidenceBinding("riskmesh", EnclaveUse.EVALUATOR, consortium, digest("members"), INSTANCE, 1, KEYS, 5,
                EnclaveAsks.HEADER_HASH);
        Claims claims = new Claims(Digest.ofFile(KEYS.getLast().spki().toBytes()), Optional.of(binding));
        byte[] reportData = Evidence.of(new byte[0], claims).reportData();
        Evidence evidence = Evidence.of(new SimulatedProvider(digest("image")).quote(reportData), claims);
        return EnclaveAsks.admit(new EnclaveInstance(ALDER, now, INSTANCE, 1, EVALUATOR, OpaqueBytes.of(evidence.encode()), List.of(), KEYS, 5,
                EnclaveAsks.HEADER_HASH, EnclaveAsks.simulatedResult(), now + 3_600_000));
    }

    /// Alder brings most, Dover harms.
    public static ContributionReport report(List<ReportFlag> flags) {
        List<List<Long>> values = List.of(List.of(70L, 71L, 72L, 73L), List.of(20L, 21L, 22L, 23L), List.of(10L, 11L, 12L, 13L),
                List.of(-5L, -4L, -3L, -2L));
        return report(new ValueTable(values, List.of(95L, 99L, 103L, 107L), Collections.nCopies(4, 1L), values), flags);
    }

    public static ContributionReport report(ValueTable table, List<ReportFlag> flags) {
        ContributionReport unsigned = new ContributionReport(ALDER, START, RUN, digest("file"), digest("coin"), 9, 1, INSTANCE, 1,
                Assurance.SIMULATED, BANKS, BANKS.stream().map(bank -> digest("leaves of " + bank)).toList(),
                new ValuationEffort(500, 10_000, 10, true), table, flags, OpaqueBytes.of(new byte[0]));
        return signed(unsigned);
    }

    public static ContributionReport signed(ContributionReport report) {
        return report.signed(OpaqueBytes.of(SIGNER.sign(report.signedBytes())));
    }

    public static Ask record(ContributionReport report) {
        return Ask.of("recordContribution", Cast.of(ALDER), 1, report);
    }

    /// By Birch, first of the run.
    public static Settlement settlement() {
        PoolSplit split = SettlementRule.split(scheme(1).payout(), report(List.of()), Collections.nCopies(4, 1024L), POOL);
        return new Settlement(BIRCH, START, ID, RUN, 1, 1, POOL, split.allocations(), split.carry(), Optional.empty(), Optional.empty());
    }

    /// What takes [#settlement] back.
    public static Settlement reversal() {
        Settlement first = settlement();
        List<Allocation> back = first.allocations().stream().map(each -> new Allocation(each.party(), -each.amount())).toList();
        return new Settlement(BIRCH, START, "BirchMSP.s2", RUN, 2, 1, -POOL, back, -first.carry(), Optional.empty(), Optional.of(ID));
    }

    public static Ask propose(Settlement settlement) {
        return Ask.of("proposeSettlement", Cast.of(settlement.by()), 1, settlement);
    }

    public static Ask dispute(PartyId by) {
        return Ask.of("dispute", Cast.of(by), 1, new Dispute(by, START, ID, "column_differs", digest("why")));
    }

    public static Ask confirm(Channel channel, PartyId by, String id) {
        long block = channel.committed().size() - 1L;
        return Ask.of("confirm", Cast.of(by), 1, new Confirmation(by, START, id, Story.digestAt(channel, "SETTLE/" + id), block));
    }

    public static Ask rule(RulingDecision decision) {
        return Ask.of("rule", Cast.of(BIRCH), 1, new Ruling(BIRCH, START, ID, decision, "looked_into"));
    }

    public static Ask finalise(Settlement settlement) {
        PayoutTerms terms = scheme(1).payout();
        PaymentFile file = new PaymentFile(settlement, terms.currency(), Netting.of(Journal.of(terms, settlement, BIRCH, START)));
        return Ask.of("finalise", Cast.of(BIRCH), 1, new Finality(BIRCH, START, settlement.id(), file.digest()));
    }
}
