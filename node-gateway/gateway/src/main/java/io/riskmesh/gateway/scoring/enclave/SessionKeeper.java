package io.riskmesh.gateway.scoring.enclave;

import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.scoring.KeyShare;
import io.riskmesh.attestation.scoring.KeyTaken;
import io.riskmesh.attestation.scoring.MandateModel;
import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.attestation.session.ClientSession;
import io.riskmesh.attestation.session.PendingSession;
import io.riskmesh.attestation.session.SealedType;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.live.AuthorizationView;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.scoring.mandate.MandateBoard;
import io.riskmesh.gateway.scoring.release.ReleaseShelf;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.InstanceKeyUse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds a session of this bank with every admitted instance, verifies evidence again before it is old, and gives this bank's share
/// of a model's key where the bank's own view of the ledger allows it. One flow runs it.
public final class SessionKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(SessionKeeper.class);
    private static final Duration BUDGET = Duration.ofSeconds(10);
    private static final long VERIFY_AGAIN_MILLIS = 5 * 60 * 1000L;

    private final LiveLedger ledger;
    private final MandateBoard mandates;
    private final ReleaseShelf shelf;
    private final SessionBoard board;
    private final InstanceCheck check;
    private final Function<EnclaveInstance, ScorerChannel> channels;
    private final SessionOpening opening;
    private final InstantSource clock;

    /// @param channels the way to an instance
    /// @param signer with this bank's ROUND key
    public SessionKeeper(LiveLedger ledger, MandateBoard mandates, ReleaseShelf shelf, SessionBoard board, InstanceCheck check,
            Function<EnclaveInstance, ScorerChannel> channels, PendingSession.RoundSigner signer, SecureRandom random, InstantSource clock) {
        this.ledger = ledger;
        this.mandates = mandates;
        this.shelf = shelf;
        this.board = board;
        this.check = check;
        this.channels = channels;
        this.opening = new SessionOpening(ledger, signer, random);
        this.clock = clock;
    }

    /// Does what is due. What fails at one instance is tried again with the next run.
    public void run() throws LedgerUnavailable, IOException, InterruptedException {
        Optional<ScoringMandate> mandate = mandates.current();
        if (mandate.isEmpty() || mandate.get().members().find(ledger.party()).isEmpty()) {
            return;
        }
        AuthorizationView view = ledger.authorizations();
        for (EnclaveInstance instance : view.enclaves().values()) {
            ReferenceValues image = view.images().get(instance.referenceValues());
            if (image != null && image.use() != EnclaveUse.SCORER) {
                continue;
            }
            if (clock.millis() < instance.validUntil()) {
                keep(instance, mandate.get(), view);
            } else {
                board.remove(instance.instance());
            }
        }
    }

    private void keep(EnclaveInstance instance, ScoringMandate mandate, AuthorizationView view)
            throws LedgerUnavailable, StorageFailure, InterruptedException {
        Optional<LiveSession> session = board.of(instance.instance(), instance.epoch());
        ReferenceValues image = view.images().get(instance.referenceValues());
        try {
            if (session.isEmpty()) {
                session = open(instance, mandate, image);
            } else {
                verifyAgain(session.get(), mandate, image);
            }
            if (session.isPresent() && image != null) {
                release(board.of(instance.instance(), instance.epoch()).orElse(session.get()), mandate);
            }
        } catch (ScorerRefused e) {
            LOG.info("event=scorer_refused instance={} code={}", instance.instance(), e.code());
            if (session.isPresent() && (e.code().equals("epoch_over") || e.code().equals("half_unbound"))) {
                board.remove(instance.instance());
            }
        } catch (IOException e) {
            LOG.info("event=scorer_unreachable instance={} why={}", instance.instance(), e.getMessage());
        }
    }

    private Optional<LiveSession> open(EnclaveInstance instance, ScoringMandate mandate, ReferenceValues image)
            throws LedgerUnavailable, IOException, ScorerRefused, InterruptedException {
        Verdict verdict = check.verify(instance, mandate);
        board.note(instance.instance(), verdict);
        if (!verdict.accepted() || image == null) {
            return Optional.empty();
        }
        ScorerChannel scorer = channels.apply(instance);
        ClientSession accepted = opening.open(instance, mandate, scorer);
        LiveSession session = new LiveSession(instance, image.mrEnclave(), scorer, accepted,
                SessionOpening.key(instance, InstanceKeyUse.SIGN), verdict, opening.isApproved(image), Set.of(), false);
        board.put(session);
        LOG.info("event=session_opened instance={} epoch={}", instance.instance(), instance.epoch());
        return Optional.of(session);
    }

    private void verifyAgain(LiveSession session, ScoringMandate mandate, ReferenceValues image) throws LedgerUnavailable, StorageFailure {
        boolean approved = image != null && opening.isApproved(image);
        boolean due = clock.millis() - session.verdict().at() >= VERIFY_AGAIN_MILLIS
                || !session.session().terms().consortium().equals(mandate.consortium());
        Verdict verdict = due ? check.verify(session.instance(), mandate) : session.verdict();
        board.note(session.instance().instance(), verdict);
        if (due || approved != session.approvalIsLive()) {
            board.change(Optional.of(session), now -> now.with(verdict, approved));
        }
    }

    // What must hold: verified and approved by this bank itself, the model in this bank's own mandate for this image.
    private void release(LiveSession session, ScoringMandate mandate) throws IOException, ScorerRefused, InterruptedException {
        if (!session.verdict().accepted() || !session.approvalIsLive()) {
            return;
        }
        for (MandateModel model : mandate.models()) {
            Optional<KeyShare> share = session.ready().contains(model.packageDigest()) || !model.measurement().equals(session.measurement())
                    ? Optional.empty() : shelf.shareOf(model.packageDigest());
            if (share.isPresent() && give(session, share.get(), mandate)) {
                TreeSet<Digest> ready = new TreeSet<>(board.of(session.instance().instance(), session.instance().epoch())
                        .map(LiveSession::ready).orElse(Set.of()));
                ready.add(model.packageDigest());
                board.change(Optional.of(session), now -> now.with(ready));
                LOG.info("event=model_ready instance={} model={}", session.instance().instance(), model.model().id());
            }
        }
    }

    // Says whether the model scores. To give a share twice is to give it once.
    private boolean give(LiveSession session, KeyShare share, ScoringMandate mandate) throws IOException, ScorerRefused, InterruptedException {
        byte[] sealed = session.session().sealKeyShare(new KeyShare(share.packageDigest(), mandate.height(), share.index(), share.share(),
                share.salt()).encode());
        byte[] answer = Answers.await(session.scorer(), FrameType.KEY_SHARE, sealed, FrameType.KEY_TAKEN, BUDGET);
        try {
            return switch (KeyTaken.decode(session.session().openAnswer(sealed, SealedType.KEY_TAKEN, answer))) {
                case KeyTaken.Held held -> held.ready();
                case KeyTaken.NotHeld(var refusal) -> {
                    LOG.info("event=key_share_not_held instance={} code={}", session.instance().instance(), refusal.code());
                    yield false;
                }
            };
        } catch (MalformedMessage e) {
            throw new IOException("the scorer answered a share with something else", e);
        }
    }
}
