package io.riskmesh.enclave.process;

import io.riskmesh.attestation.evidence.EvidenceProvider;
import io.riskmesh.attestation.evidence.EvidenceUnavailable;
import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.MessagePart;
import io.riskmesh.attestation.frame.RefusedBody;
import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.attestation.scoring.EpochEnd;
import io.riskmesh.attestation.scoring.EpochStart;
import io.riskmesh.attestation.scoring.ScoreRequest;
import io.riskmesh.attestation.scoring.ScorerStatus;
import io.riskmesh.attestation.scoring.SignedMandate;
import io.riskmesh.attestation.session.SealedHeader;
import io.riskmesh.attestation.session.SessionId;
import io.riskmesh.attestation.session.SessionOpen;
import io.riskmesh.enclave.admission.Identity;
import io.riskmesh.enclave.admission.PackageStore;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.AttestationReason;
import io.riskmesh.ledger.reason.ScoringReason;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Answers frames. Believes nothing that the host says: what counts is signed by members or sealed to the keys of an epoch. At most
/// two epochs are live, the current one and the next. Thread-safe.
public final class Scorer {

    private static final int MOST_EPOCHS = 2;
    private static final byte[] NOTHING = {};

    private final EvidenceProvider provider;
    private final Digest measurement;
    private final SecureRandom random;
    private final PackageStore packages = new PackageStore();
    private final List<ScorerEpoch> epochs = new ArrayList<>(); // guarded by this
    private final TreeSet<String> everStarted = new TreeSet<>(); // guarded by this

    /// @param measurement of this image
    public Scorer(EvidenceProvider provider, Digest measurement, SecureRandom random) {
        this.provider = provider;
        this.measurement = measurement;
        this.random = random;
    }

    /// The one answer to a frame; a refusal is an answer too.
    public Frame answer(Frame asked) {
        try {
            return switch (asked.type()) {
                case EPOCH -> done(asked, FrameType.EVIDENCE, start(EpochStart.decode(asked.body())));
                case MANDATE -> done(asked, FrameType.DONE, take(SignedMandate.decode(asked.body())));
                case MODEL_PART -> done(asked, FrameType.DONE, addPart(MessagePart.decode(asked.body())));
                case SESSION_OPEN -> done(asked, FrameType.SESSION_ACCEPTED, open(SessionOpen.decode(asked.body())));
                case KEY_SHARE -> done(asked, FrameType.KEY_TAKEN, epochOf(asked.body()).takeShare(asked.body()));
                case SCORE -> done(asked, FrameType.SCORED, score(ScoreRequest.decode(asked.body())));
                case END_EPOCH -> done(asked, FrameType.TALLY, end(EpochEnd.decode(asked.body())));
                case STATUS -> done(asked, FrameType.STATUS_IS, status().encode());
                case EVIDENCE, DONE, SESSION_ACCEPTED, KEY_TAKEN, SCORED, TALLY, STATUS_IS, REFUSED,
                        EVALUATION_FACTS, EVALUATION_PART, EVALUATE, EVALUATED ->
                        throw new MalformedMessage("Expected a request, got " + asked.type());
            };
        } catch (Refused e) {
            return done(asked, FrameType.REFUSED, RefusedBody.of(e.refusal()).encode());
        } catch (MalformedMessage e) {
            return done(asked, FrameType.REFUSED, RefusedBody.of(e).encode());
        }
    }

    private static Frame done(Frame asked, FrameType type, byte[] body) {
        return new Frame(type, asked.correlation(), body);
    }

    private synchronized byte[] start(EpochStart start) throws Refused {
        Refused.unless(epochs.size() < MOST_EPOCHS, ScoringReason.OVERLOADED, "two epochs are live; end one");
        Refused.unless(everStarted.add(start.instance() + "/" + start.epoch()), ScoringReason.EPOCH_OVER,
                "epoch " + start.epoch() + " of " + start.instance() + " was started before");
        try {
            ScorerEpoch epoch = new ScorerEpoch(Identity.make(start, provider, measurement, random), packages);
            epochs.add(epoch);
            return epoch.identity().evidence().encode();
        } catch (EvidenceUnavailable e) {
            throw new Refused(AttestationReason.QUOTE_MALFORMED, "the platform gives no quote: " + e.getMessage());
        }
    }

    // The newest epoch's word is the answer; an older one takes the mandate too, if it can.
    private byte[] take(SignedMandate mandate) throws Refused {
        List<ScorerEpoch> live = live();
        Refused.unless(!live.isEmpty(), ScoringReason.EPOCH_OVER, "no epoch is live");
        live.subList(0, live.size() - 1).forEach(older -> older.offer(mandate));
        live.getLast().take(mandate);
        return NOTHING;
    }

    private byte[] addPart(MessagePart part) throws MalformedMessage {
        packages.add(part);
        return NOTHING;
    }

    private byte[] open(SessionOpen open) throws Refused, MalformedMessage {
        return named(open.terms().instance(), open.terms().epoch()).open(open);
    }

    private ScorerEpoch named(String instance, int number) throws Refused {
        return live().stream().filter(epoch -> epoch.identity().start().epoch() == number
                        && epoch.identity().start().instance().equals(instance)).findFirst()
                .orElseThrow(() -> new Refused(ScoringReason.EPOCH_OVER, "epoch " + number + " of " + instance + " is not live"));
    }

    private byte[] score(ScoreRequest request) throws Refused, MalformedMessage {
        return epochOf(request.payerHalf().toBytes()).score(request).encode();
    }

    private byte[] end(EpochEnd end) throws Refused {
        ScorerEpoch ending = named(end.instance(), end.epoch());
        byte[] tally = ending.end().encode();
        synchronized (this) {
            epochs.remove(ending);
        }
        return tally;
    }

    private ScorerEpoch epochOf(byte[] sealed) throws Refused, MalformedMessage {
        SessionId session = SealedHeader.decode(sealed).sessionId();
        return live().stream().filter(epoch -> epoch.holds(session)).findFirst()
                .orElseThrow(() -> new Refused(ScoringReason.EPOCH_OVER, "no live epoch has session " + session.hex()));
    }

    private synchronized List<ScorerEpoch> live() {
        return List.copyOf(epochs);
    }

    private ScorerStatus status() {
        return new ScorerStatus(provider.kind(), measurement, live().stream().map(ScorerEpoch::status).toList());
    }
}
