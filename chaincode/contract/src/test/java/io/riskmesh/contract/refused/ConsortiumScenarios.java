package io.riskmesh.contract.refused;

import static io.riskmesh.contract.refused.Scenario.after;
import static io.riskmesh.contract.refused.Scenario.refuses;
import static io.riskmesh.contract.world.Cast.ALDER;
import static io.riskmesh.contract.world.Cast.BANKS;
import static io.riskmesh.contract.world.Cast.BIRCH;
import static io.riskmesh.contract.world.Cast.CEDAR;
import static io.riskmesh.contract.world.Cast.DOVER;
import static io.riskmesh.contract.world.Cast.digest;
import static io.riskmesh.ledger.reason.LedgerReason.CERTIFICATE_INVALID;
import static io.riskmesh.ledger.reason.LedgerReason.EXPIRED;
import static io.riskmesh.ledger.reason.LedgerReason.FLOOR_VIOLATED;
import static io.riskmesh.ledger.reason.LedgerReason.MALFORMED_FACT;
import static io.riskmesh.ledger.reason.LedgerReason.MODE_FIXED;
import static io.riskmesh.ledger.reason.LedgerReason.NOT_CURRENT;
import static io.riskmesh.ledger.reason.LedgerReason.NOT_FOUND;
import static io.riskmesh.ledger.reason.LedgerReason.QUORUM_MISSING;
import static io.riskmesh.ledger.reason.SharedReason.DIGEST_MISMATCH;
import static io.riskmesh.ledger.reason.SharedReason.NOT_A_MEMBER;

import io.riskmesh.contract.world.Ask;
import io.riskmesh.contract.world.Asks;
import io.riskmesh.contract.world.Cast;
import io.riskmesh.contract.world.Certificates;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.contract.world.ModelAsks;
import io.riskmesh.contract.world.Story;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.PartyKey;
import io.riskmesh.ledger.part.SubjectKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Consortium, approvals, parties.
final class ConsortiumScenarios {

    private static final ConsortiumMode MODE = ConsortiumMode.DEVELOPMENT;

    private ConsortiumScenarios() {}

    static List<Scenario> all() {
        return Stream.of(proposing(), approving(), enacting(), registering()).flatMap(List::stream).toList();
    }

    private static List<Scenario> proposing() {
        Supplier<Channel> empty = () -> new Channel(Asks.START);
        Ask next = Asks.propose(ALDER, 2, MODE);
        return List.of(
                refuses("proposeConsortium", MODE_FIXED, "production after development", Story::founded,
                        Asks.propose(ALDER, 2, ConsortiumMode.PRODUCTION)),
                refuses("proposeConsortium", FLOOR_VIOLATED, "half is no quorum", Story::founded, next.with("governanceQuorum", 2)),
                refuses("proposeConsortium", FLOOR_VIOLATED, "a quorum that nobody reaches", Story::founded, next.with("governanceQuorum", 5)),
                refuses("proposeConsortium", FLOOR_VIOLATED, "half approves a model", Story::founded, next.with("modelQuorum", 2)),
                refuses("proposeConsortium", FLOOR_VIOLATED, "runs of two", Story::founded, next.with("minContributors", 2)),
                refuses("proposeConsortium", FLOOR_VIOLATED, "cohorts that differ by two", Story::founded,
                        next.with("cohortChangeMinimum", 2)),
                refuses("proposeConsortium", NOT_CURRENT, "the next but one", Story::founded, next.with("seq", 3)),
                refuses("proposeConsortium", NOT_CURRENT, "the first is the first", empty,
                        Asks.propose(ALDER, 2, MODE).with("consortium", 0)),
                refuses("proposeConsortium", NOT_A_MEMBER, "a founder who leaves himself out", empty,
                        Asks.propose(ALDER, 1, MODE).by(Cast.STRANGER)));
    }

    private static List<Scenario> approving() {
        Supplier<Channel> proposed = Story::modelProposed;
        Supplier<Channel> approved = Story::modelApproved;
        return List.of(
                refuses("approve", DIGEST_MISMATCH, "other bytes", proposed, approve(SubjectKind.MODEL_VERSION, "fraud.1", digest("x"))),
                refuses("approve", DIGEST_MISMATCH, "two digests for one policy", proposed,
                        approve(SubjectKind.SCORING_POLICY, digest("policy").hex(), digest("x"))),
                refuses("approve", NOT_FOUND, "no such version", proposed, approve(SubjectKind.MODEL_VERSION, "fraud.2", digest("x"))),
                refuses("approve", NOT_FOUND, "a number with zeros", proposed, approve(SubjectKind.MODEL_VERSION, "fraud.01", digest("x"))),
                refuses("approve", NOT_FOUND, "a name alone", proposed, approve(SubjectKind.MODEL_VERSION, "fraud", digest("x"))),
                refuses("approve", NOT_FOUND, "no such proposal", proposed,
                        approve(SubjectKind.CONSORTIUM, digest("x").hex(), digest("x"))),
                refuses("approve", NOT_FOUND, "a consortium by its number", proposed, approve(SubjectKind.CONSORTIUM, "2", digest("x"))),
                refuses("approve", NOT_FOUND, "no such image", proposed, approve(SubjectKind.REFERENCE_VALUES, "none", digest("x"))),
                refuses("approve", NOT_FOUND, "no such finding", proposed, approve(SubjectKind.FINDING, "BirchMSP.1", digest("x"))),
                refuses("approve", NOT_FOUND, "a policy without a digest", proposed, approve(SubjectKind.SCORING_POLICY, "p", digest("x"))),
                refuses("approve", EXPIRED, "a version of two months ago", after(proposed, channel -> channel.advance(60 * Asks.DAY)), channel ->
                        approve(SubjectKind.MODEL_VERSION, "fraud.1", Story.digestAt(channel, "MODEL/fraud/0000000001"))),
                refuses("approve", EXPIRED, "an image of two months ago", after(proposed, channel -> channel.advance(60 * Asks.DAY)), channel ->
                        approve(SubjectKind.REFERENCE_VALUES, ModelAsks.SCORER, values(channel))),
                refuses("approve", NOT_A_MEMBER, "no stranger founds", () -> Story.proposed(MODE), Asks.approve(ALDER, 0,
                        SubjectKind.CONSORTIUM, Story.proposal(MODE).hex(), Story.proposal(MODE)).by(Cast.STRANGER)),
                refuses("approve", NOT_A_MEMBER, "nothing but the first consortium comes before it", () -> Story.proposed(MODE),
                        approve(SubjectKind.SCORING_POLICY, digest("p").hex(), digest("p")).with("consortium", 0)),
                refuses("withdraw", DIGEST_MISMATCH, "other bytes", approved,
                        Asks.withdraw(ALDER, 1, SubjectKind.MODEL_VERSION, "fraud.1", digest("x"))),
                refuses("withdraw", NOT_FOUND, "what was never approved", approved, channel -> Asks.withdraw(DOVER, 1,
                        SubjectKind.MODEL_VERSION, "fraud.1", Story.digestAt(channel, "MODEL/fraud/0000000001"))));
    }

    private static List<Scenario> enacting() {
        Digest first = Story.proposal(MODE);
        Supplier<Channel> threeOfFour = after(() -> Story.proposed(MODE), channel -> BANKS.subList(0, 3).forEach(bank ->
                channel.submit(Asks.approve(bank, 0, SubjectKind.CONSORTIUM, first.hex(), first))));
        Supplier<Channel> two = after(Story::modelProposed, channel -> BANKS.subList(0, 2).forEach(bank -> approveValues(channel, bank)));
        Supplier<Channel> withdrawn = after(two, channel -> {
            approveValues(channel, CEDAR);
            channel.submit(Asks.withdraw(CEDAR, 1, SubjectKind.REFERENCE_VALUES, ModelAsks.SCORER, values(channel)));
        });
        Supplier<Channel> rejected = after(two, channel -> channel.submit(
                Asks.approve(CEDAR, 1, SubjectKind.REFERENCE_VALUES, ModelAsks.SCORER, values(channel)).with("decision", "REJECT")));
        return List.of(
                refuses("enact", QUORUM_MISSING, "the first consortium needs all", threeOfFour, Asks.enactConsortium(ALDER, 1, first)),
                refuses("enact", QUORUM_MISSING, "two of four", two, ConsortiumScenarios::enactValues),
                refuses("enact", QUORUM_MISSING, "one withdrew", withdrawn, ConsortiumScenarios::enactValues),
                refuses("enact", QUORUM_MISSING, "one rejected", rejected, ConsortiumScenarios::enactValues),
                refuses("enact", NOT_FOUND, "no such image", two, Asks.enactReferenceValues(BIRCH, "none", digest("x"))),
                refuses("enact", NOT_FOUND, "other bytes", two, Asks.enactReferenceValues(BIRCH, ModelAsks.SCORER, digest("x"))),
                refuses("enact", NOT_FOUND, "no such proposal", Story::founded, Asks.enactConsortium(ALDER, 2, digest("x"))),
                refuses("enact", NOT_CURRENT, "the next but one", Story::founded,
                        Asks.enactConsortium(ALDER, 3, digest("x")).with("consortium", 1)),
                refuses("enact", MALFORMED_FACT, "a finding is approved, not enacted", Story::founded,
                        Asks.enactReferenceValues(BIRCH, "BirchMSP.1", digest("x")).with("subjectKind", "FINDING")));
    }

    private static List<Scenario> registering() {
        byte[] good = Certificates.p256();
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        byte[] pem = Certificates.pem(null);
        return List.of(
                refuses("registerParty", NOT_CURRENT, "the second before the first", Story::founded, Asks.register(ALDER, 2)),
                keys("a certificate that is none", key(KeyUse.TLS, "no certificate".getBytes(StandardCharsets.UTF_8))),
                keys("an expired certificate", key(KeyUse.TLS, Certificates.expired())),
                keys("bytes after the certificate", key(KeyUse.TLS, longer)),
                keys("a certificate as text", key(KeyUse.TLS, pem)),
                keys("another curve", key(KeyUse.TLS, Certificates.p384())),
                keys("a lattice key for connections", key(KeyUse.TLS, Certificates.mlDsa65())),
                keys("one id for two keys", key(KeyUse.TLS, good), key(KeyUse.TLS, good)),
                keys("a key that outlives its certificate",
                        new PartyKey("k", KeyUse.TLS, key(KeyUse.TLS, good).certificate(), Certificates.TO.toEpochMilli() + 1)),
                keys("a key that has ended", new PartyKey("k", KeyUse.TLS, key(KeyUse.TLS, good).certificate(), Asks.START)),
                keys("half a pair for sums", key(KeyUse.SUM, good)),
                keys("the other half", key(KeyUse.SUM, Certificates.mlDsa65())));
    }

    private static Scenario keys(String title, PartyKey... keys) {
        return refuses("registerParty", CERTIFICATE_INVALID, title, Story::founded, Asks.register(ALDER, 1, keys));
    }

    private static PartyKey key(KeyUse use, byte[] certificate) {
        return Asks.key("k", use, certificate);
    }

    private static Ask approve(SubjectKind kind, String subject, Digest subjectDigest) {
        return Asks.approve(ALDER, 1, kind, subject, subjectDigest);
    }

    private static void approveValues(Channel channel, PartyId bank) {
        channel.submit(Asks.approve(bank, 1, SubjectKind.REFERENCE_VALUES, ModelAsks.SCORER, values(channel)));
    }

    private static Ask enactValues(Channel channel) {
        return Asks.enactReferenceValues(BIRCH, ModelAsks.SCORER, values(channel));
    }

    private static Digest values(Channel channel) {
        return Story.digestAt(channel, "REFVAL/" + ModelAsks.SCORER);
    }
}
