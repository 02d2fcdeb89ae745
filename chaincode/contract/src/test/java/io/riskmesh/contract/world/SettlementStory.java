package io.riskmesh.contract.world;

import static io.riskmesh.contract.world.Cast.ALDER;
import static io.riskmesh.contract.world.Cast.BANKS;
import static io.riskmesh.contract.world.Cast.BIRCH;
import static io.riskmesh.contract.world.Cast.CEDAR;
import static io.riskmesh.contract.world.Story.RUN;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Dispute;
import io.riskmesh.ledger.fact.Ruling;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.ReportFlag;
import io.riskmesh.ledger.part.RulingDecision;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The story of money: a scheme, a run under it, an evaluator, its report, a settlement, its end.
public final class SettlementStory {

    private SettlementStory() {}

    /// A scheme that is approved by all and not yet in force.
    public static Channel schemeApproved() {
        return told("schemeApproved");
    }

    public static Channel schemeEnacted() {
        return told("schemeEnacted");
    }

    /// A run that was opened under the scheme and completed.
    public static Channel closed() {
        return told("closed");
    }

    /// An evaluator is admitted.
    public static Channel evaluating() {
        return told("evaluating");
    }

    public static Channel reported() {
        return told("reported");
    }

    public static Channel proposed() {
        return told("proposed");
    }

    /// A day later.
    public static Channel windowOver() {
        return told("windowOver");
    }

    public static Channel confirmed() {
        return told("confirmed");
    }

    public static Channel ended() {
        return told("ended");
    }

    private static Channel told(String chapter) {
        return Told.CHAPTERS.get(chapter).copy();
    }

    private static final class Told {

        private static final NavigableMap<String, Channel> CHAPTERS = new TreeMap<>();

        static {
            Channel channel = Story.granted();
            channel.submit(SettlementAsks.propose(SettlementAsks.scheme(1)));
            Digest scheme = schemeDigest(channel, 1);
            BANKS.forEach(bank -> channel.submit(Asks.approve(bank, 1, SubjectKind.SETTLEMENT_SCHEME, scheme.hex(), scheme)));
            CHAPTERS.put("schemeApproved", channel.copy());
            channel.submit(SettlementAsks.enact(1, scheme));
            CHAPTERS.put("schemeEnacted", channel.copy());
            channel.submit(RunAsks.open(RunAsks.first()).with("schemeSeq", 1));
            BANKS.forEach(bank -> channel.submit(RunAsks.join(RUN, bank)));
            BANKS.forEach(bank -> channel.submit(RunAsks.reveal(RUN, bank)));
            channel.submit(RunAsks.seal(RUN, BANKS, 1));
            channel.submit(RunAsks.freeze(RUN, BANKS, 1));
            BANKS.forEach(bank -> channel.submit(RunAsks.transcript(RUN, bank, 0, 9)));
            channel.submit(RunAsks.complete(RUN));
            CHAPTERS.put("closed", channel.copy());
            channel.submit(ModelAsks.proposeValues(SettlementAsks.EVALUATOR, EnclaveUse.EVALUATOR, true));
            Story.enactValues(channel, SettlementAsks.EVALUATOR);
            channel.submit(SettlementAsks.admit(channel.now()));
            CHAPTERS.put("evaluating", channel.copy());
            channel.submit(SettlementAsks.record(SettlementAsks.report(List.of())));
            CHAPTERS.put("reported", channel.copy());
            channel.submit(SettlementAsks.propose(SettlementAsks.settlement()));
            CHAPTERS.put("proposed", channel.copy());
            channel.advance(Asks.DAY);
            CHAPTERS.put("windowOver", channel.copy());
            confirm(channel, SettlementAsks.ID);
            CHAPTERS.put("confirmed", channel.copy());
            channel.submit(SettlementAsks.finalise(SettlementAsks.settlement()));
            CHAPTERS.put("ended", channel.copy());
        }
    }

    /// The digest of a proposed scheme: its time is that of its transaction.
    public static Digest schemeDigest(Channel channel, int seq) {
        return channel.state().all().entrySet().stream().filter(entry -> entry.getKey().startsWith("\0SCHEME\0" + "0".repeat(9) + seq))
                .map(entry -> Digest.fromHex(entry.getKey().substring(entry.getKey().length() - 65, entry.getKey().length() - 1)))
                .findFirst().orElseThrow();
    }

    /// Three of four.
    public static void confirm(Channel channel, String id) {
        for (PartyId bank : BANKS.subList(0, 3)) {
            channel.submit(SettlementAsks.confirm(channel, bank, id));
        }
    }

    /// A report with a flag for Alder.
    public static Channel flagged(String code) {
        Channel channel = evaluating();
        channel.submit(SettlementAsks.record(SettlementAsks.report(List.of(new ReportFlag(ALDER, code)))));
        return channel;
    }

    /// What was final was to be taken back, and a ruling voided that.
    public static Channel reversalVoided() {
        Channel channel = ended();
        Settlement back = SettlementAsks.reversal();
        channel.submit(SettlementAsks.propose(back));
        channel.submit(Ask.of("dispute", Cast.of(CEDAR), 1, new Dispute(CEDAR, Asks.START, back.id(), "column_differs", Cast.digest("why"))));
        Digest digest = Story.digestAt(channel, "SETTLE/" + back.id());
        List.of(ALDER, BIRCH).forEach(bank -> channel.submit(Asks.approve(bank, 1, SubjectKind.SETTLEMENT_RULING, back.id(), digest)
                .with("decision", "APPROVE")));
        channel.submit(Ask.of("rule", Cast.of(BIRCH), 1, new Ruling(BIRCH, Asks.START, back.id(), RulingDecision.UPHELD, "looked_into")));
        return channel;
    }

    /// The same once more.
    public static Settlement reversalAgain() {
        Settlement back = SettlementAsks.reversal();
        return new Settlement(BIRCH, Asks.START, "BirchMSP.s3", back.run(), 3, 1, back.pool(), back.allocations(), back.carry(),
                Optional.empty(), back.reverses());
    }
}
