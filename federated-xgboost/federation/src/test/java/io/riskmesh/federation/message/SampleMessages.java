package io.riskmesh.federation.message;

import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.octets.Octets;
import java.util.List;
import java.util.Optional;

/// One message of every kind, with fixed content.
final class SampleMessages {
    private static final List<PartyId> BANKS = List.of(new PartyId("bank-a"), new PartyId("bank-b"), new PartyId("bank-c"));
    private static final SlotSet SET = new SlotSet(BANKS, 8192, 16383);
    private static final Opening OPENING = new Opening(digest(3), digest(4));
    private static final SplitRule THRESHOLD = new SplitRule.Threshold(2, -1, true);
    private static final SplitRule CATEGORIES = new SplitRule.Categories(1, List.of(0, 3, 4), false);

    private SampleMessages() {}

    static List<RoundMessage> all() {
        return List.of(
                new OpenRun(header(-1), 2, digest(5), digest(6), SumOpeners.COORDINATOR),
                new JoinRun(header(-1), JoinRun.KNOCK, digest(7), digest(8), digest(9), digest(10),
                        List.of(new HeldTree(0, digest(11)), new HeldTree(7, digest(12))),
                        Optional.of(new OpenedTree(7, digest(13), BANKS))),
                new StartSession(header(-1), 2, -1, digest(14), BANKS, List.of(digest(15), digest(16), digest(17))),
                new KeysReady(header(-1), 2),
                new CutBuckets(header(-1), SET, Optional.of(OPENING), octets(5)),
                new CutsAgreed(header(-1), Optional.empty(), 221, octets(9)),
                new BeginTree(header(3), SET),
                new CandidateSplits(header(3), OPENING, true,
                        List.of(new NodeRules(0, List.of(THRESHOLD)), new NodeRules(4, List.of(CATEGORIES, THRESHOLD)))),
                new ChosenSplits(header(3), Optional.of(OPENING), List.of(new Choice(0, 0, true), new Choice(4, 1, false)), List.of(6)),
                new TreeDone(header(3), Optional.empty(), BANKS, TreeDone.Ending.TRUNCATED, 1, List.of(new SplitNode(0, CATEGORIES)),
                        List.of(Float.floatToRawIntBits(-0.5f), Float.floatToRawIntBits(0.25f)), digest(18), false),
                new ValidationResult(header(3), Optional.of(OPENING), ValidationResult.Verdict.STOP, 2),
                new CloseSlot(header(3), BANKS),
                new RunDone(header(3), octets(17)),
                new CatchUp(header(-1), List.of(octets(3), octets(4))),
                new AbortRun(header(3), TrainingReason.SPLITS_MISMATCH, true, Optional.of(BANKS.getFirst())));
    }

    static String name(RoundMessage message) {
        return message.getClass().getSimpleName();
    }

    private static Header header(int tree) {
        return new Header(digest(1), tree, 8193, 5, BANKS.getFirst(), digest(2));
    }

    private static Digest digest(int number) {
        return Digest.of("sample", new byte[] {(byte) number});
    }

    private static Octets octets(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 37);
        }
        return Octets.wrap(bytes);
    }
}
