package io.riskmesh.contract.world;

import static io.riskmesh.contract.world.Cast.ALDER;
import static io.riskmesh.contract.world.Cast.BANKS;
import static io.riskmesh.contract.world.Cast.BIRCH;
import static io.riskmesh.contract.world.Cast.digest;

import io.riskmesh.contract.stub.Answer;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// One consortium from its founding to a model in use. Each method gives the channel as it is after that chapter; play it on.
public final class Story {

    public static final RunId RUN = RunAsks.first().id();

    private Story() {}

    /// Nothing but a proposal for the first consortium.
    public static Channel proposed(ConsortiumMode mode) {
        Channel channel = new Channel(Asks.START);
        channel.submit(Asks.propose(ALDER, 1, mode));
        return channel;
    }

    /// The digest of the proposal in [#proposed].
    public static Digest proposal(ConsortiumMode mode) {
        return Asks.consortium(ALDER, 1, mode).digest();
    }

    public static Channel founded() {
        return founded(ConsortiumMode.DEVELOPMENT);
    }

    public static Channel founded(ConsortiumMode mode) {
        Channel channel = proposed(mode);
        Digest proposal = proposal(mode);
        BANKS.forEach(bank -> channel.submit(Asks.approve(bank, 0, SubjectKind.CONSORTIUM, proposal.hex(), proposal)));
        channel.submit(Asks.enactConsortium(ALDER, 1, proposal));
        return channel;
    }

    public static Channel granted() {
        return told("granted");
    }

    public static Channel opened() {
        return told("opened");
    }

    public static Channel joined() {
        return told("joined");
    }

    public static Channel revealed() {
        return told("revealed");
    }

    public static Channel sealed() {
        return told("sealed");
    }

    public static Channel frozen() {
        return told("frozen");
    }

    public static Channel transcribed() {
        return told("transcribed");
    }

    public static Channel closed() {
        return told("closed");
    }

    /// A model version and an image for it, both proposed.
    public static Channel modelProposed() {
        return told("modelProposed");
    }

    /// Model, policy and image approved, the image in force.
    public static Channel modelApproved() {
        return told("modelApproved");
    }

    public static Channel active() {
        return told("active");
    }

    private static Channel told(String chapter) {
        return Told.CHAPTERS.get(chapter).copy();
    }

    /// Played once; every test gets a copy.
    private static final class Told {

        private static final NavigableMap<String, Channel> CHAPTERS = new TreeMap<>();

        static {
            Channel channel = founded();
            BANKS.forEach(bank -> channel.submit(Asks.authorize(bank)));
            CHAPTERS.put("granted", channel.copy());
            channel.submit(RunAsks.open(RunAsks.first()));
            CHAPTERS.put("opened", channel.copy());
            BANKS.forEach(bank -> channel.submit(RunAsks.join(RUN, bank)));
            CHAPTERS.put("joined", channel.copy());
            BANKS.forEach(bank -> channel.submit(RunAsks.reveal(RUN, bank)));
            CHAPTERS.put("revealed", channel.copy());
            channel.submit(RunAsks.seal(RUN, BANKS, 1));
            CHAPTERS.put("sealed", channel.copy());
            channel.submit(RunAsks.freeze(RUN, BANKS, 1));
            CHAPTERS.put("frozen", channel.copy());
            BANKS.forEach(bank -> channel.submit(RunAsks.transcript(RUN, bank, 0, 9)));
            CHAPTERS.put("transcribed", channel.copy());
            channel.submit(RunAsks.complete(RUN));
            CHAPTERS.put("closed", channel.copy());
            channel.submit(ModelAsks.propose(RunAsks.first()));
            channel.submit(ModelAsks.proposeValues(ModelAsks.SCORER, EnclaveUse.SCORER, true));
            CHAPTERS.put("modelProposed", channel.copy());
            approve(channel, SubjectKind.MODEL_VERSION, "fraud.1", digestAt(channel, "MODEL/fraud/0000000001"));
            approve(channel, SubjectKind.SCORING_POLICY, digest("policy").hex(), digest("policy"));
            enactValues(channel, ModelAsks.SCORER);
            CHAPTERS.put("modelApproved", channel.copy());
            channel.submit(ModelAsks.activate(1));
            CHAPTERS.put("active", channel.copy());
        }
    }

    /// Three of four approve.
    public static void approve(Channel channel, SubjectKind kind, String subject, Digest subjectDigest) {
        List<PartyId> three = BANKS.subList(0, 3);
        three.forEach(bank -> channel.submit(Asks.approve(bank, 1, kind, subject, subjectDigest)));
    }

    public static void enactValues(Channel channel, String id) {
        Digest values = digestAt(channel, "REFVAL/" + id);
        approve(channel, SubjectKind.REFERENCE_VALUES, id, values);
        channel.submit(Asks.enactReferenceValues(BIRCH, id, values));
    }

    /// Digest of the fact under a key.
    public static Digest digestAt(Channel channel, String key) {
        Answer answer = channel.evaluate(Asks.get(key));
        try {
            return Facts.decode(answer.response().getPayload()).digest();
        } catch (MalformedFact e) {
            throw new AssertionError(key + ": " + answer.response().getMessage(), e);
        }
    }
}
