package io.riskmesh.enclave.evaluator;

import io.riskmesh.attestation.evidence.EvidenceProvider;
import io.riskmesh.attestation.evidence.EvidenceUnavailable;
import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.RefusedBody;
import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.attestation.scoring.EpochStart;
import io.riskmesh.attestation.scoring.ScorerStatus;
import io.riskmesh.attestation.session.SessionOpen;
import io.riskmesh.enclave.admission.Identity;
import io.riskmesh.incentive.valuation.TreeTasks;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.Assurance;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.reason.AttestationReason;
import io.riskmesh.ledger.reason.ScoringReason;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.TreeSet;

/// Answers frames of an evaluator. Believes nothing that the host says. One epoch lives at a time and serves one run; starting the
/// next one forgets it. Thread-safe.
public final class Evaluator {

    private static final byte[] NOTHING = {};

    private final EvidenceProvider provider;
    private final Assurance assurance;
    private final Digest measurement;
    private final TreeTasks tasks;
    private final SecureRandom random;
    private final TreeSet<String> everStarted = new TreeSet<>(); // guarded by this
    private Optional<EvaluatorEpoch> epoch = Optional.empty(); // guarded by this

    /// @param assurance what the provider's evidence is worth
    /// @param measurement of this image
    /// @param tasks runs the valuation of trees
    public Evaluator(EvidenceProvider provider, Assurance assurance, Digest measurement, TreeTasks tasks, SecureRandom random) {
        this.provider = provider;
        this.assurance = assurance;
        this.measurement = measurement;
        this.tasks = tasks;
        this.random = random;
    }

    /// The one answer to a frame; a refusal is an answer too.
    public Frame answer(Frame asked) {
        try {
            return switch (asked.type()) {
                case EPOCH -> done(asked, FrameType.EVIDENCE, start(EpochStart.decode(asked.body())));
                case SESSION_OPEN -> done(asked, FrameType.SESSION_ACCEPTED, live().open(SessionOpen.decode(asked.body())));
                case EVALUATION_FACTS -> {
                    live().facts(asked.body());
                    yield done(asked, FrameType.DONE, NOTHING);
                }
                case EVALUATION_PART -> {
                    live().part(asked.body());
                    yield done(asked, FrameType.DONE, NOTHING);
                }
                case EVALUATE -> done(asked, FrameType.EVALUATED, live().evaluate(asked.body()));
                case STATUS -> done(asked, FrameType.STATUS_IS, status().encode());
                case EVIDENCE, MANDATE, DONE, MODEL_PART, SESSION_ACCEPTED, KEY_SHARE, KEY_TAKEN, SCORE, SCORED, END_EPOCH, TALLY,
                        STATUS_IS, REFUSED, EVALUATED -> throw new MalformedMessage("Expected a request to an evaluator, got " + asked.type());
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
        Refused.unless(everStarted.add(start.instance() + "/" + start.epoch()), ScoringReason.EPOCH_OVER,
                "epoch " + start.epoch() + " of " + start.instance() + " was started before");
        try {
            EvaluatorEpoch next = new EvaluatorEpoch(Identity.make(EnclaveUse.EVALUATOR, start, provider, measurement, random), assurance, tasks);
            epoch.ifPresent(EvaluatorEpoch::erase);
            epoch = Optional.of(next);
            return next.identity().evidence().encode();
        } catch (EvidenceUnavailable e) {
            throw new Refused(AttestationReason.QUOTE_MALFORMED, "the platform gives no quote: " + e.getMessage());
        }
    }

    private synchronized ScorerStatus status() {
        return new ScorerStatus(provider.kind(), measurement, epoch.map(EvaluatorEpoch::status).stream().toList());
    }

    private synchronized EvaluatorEpoch live() throws Refused {
        return epoch.orElseThrow(() -> new Refused(ScoringReason.EPOCH_OVER, "no epoch is live"));
    }
}
