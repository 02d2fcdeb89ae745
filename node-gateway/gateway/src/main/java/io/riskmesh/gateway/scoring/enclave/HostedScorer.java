package io.riskmesh.gateway.scoring.enclave;

import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MessagePart;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.attestation.scoring.EpochEnd;
import io.riskmesh.attestation.scoring.EpochStart;
import io.riskmesh.attestation.scoring.MandateModel;
import io.riskmesh.attestation.scoring.ScorerStatus;
import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.attestation.scoring.SignedMandate;
import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.scoring.SignedTally;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.gateway.ledger.live.AuthorizationView;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.projection.Checkpoint;
import io.riskmesh.gateway.scoring.mandate.MandateBoard;
import io.riskmesh.gateway.scoring.release.ReleaseShelf;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.EnclaveUse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the host of a scorer does for all banks: starts epochs and has them admitted, brings mandates and encrypted models, ends
/// epochs and hands their tallies on. It can delay all of this, and forge none of it. One flow runs it.
public final class HostedScorer {
    private static final Logger LOG = LoggerFactory.getLogger(HostedScorer.class);
    private static final Duration BUDGET = Duration.ofSeconds(60);
    private static final Duration STATUS_BUDGET = Duration.ofSeconds(5);
    private static final long START_PAUSE_MILLIS = 3_000;
    private static final Duration DRAIN = Duration.ofSeconds(60);

    private final LiveLedger ledger;
    private final MandateBoard mandates;
    private final MandateVotes votes;
    private final ReleaseShelf shelf;
    private final InstanceCheck check;
    private final ScorerChannel scorer;
    private final HostTerms terms;
    private final TallyReader tallies;
    private final InstantSource clock;
    private final Set<Digest> sent = new HashSet<>(); // packages that this scorer process has
    private Optional<Digest> mandateInForce = Optional.empty();
    private int lastTried;
    private long supersededAt;
    private long notBefore; // another start of an epoch

    /// @param instance id of the scorer, starts with this party's id and a dot
    /// @param epoch length of an epoch
    /// @param renewBefore its end the next one is admitted
    public record HostTerms(String instance, Duration epoch, Duration renewBefore) {

        /// An hour, renewed five minutes before.
        public static HostTerms of(String instance) {
            return new HostTerms(instance, Duration.ofMinutes(60), Duration.ofMinutes(5));
        }
    }

    /// Takes the tally of an ended epoch.
    @FunctionalInterface
    public interface TallyReader {
        void tally(EnclaveInstance of, SignedTally tally) throws IOException;
    }

    public HostedScorer(LiveLedger ledger, MandateBoard mandates, MandateVotes votes, ReleaseShelf shelf, InstanceCheck check,
            ScorerChannel scorer, HostTerms terms, TallyReader tallies, InstantSource clock) {
        this.ledger = ledger;
        this.mandates = mandates;
        this.votes = votes;
        this.shelf = shelf;
        this.check = check;
        this.scorer = scorer;
        this.terms = terms;
        this.tallies = tallies;
        this.clock = clock;
    }

    /// Does what is due.
    public void run() throws LedgerUnavailable, IOException, InterruptedException {
        Optional<ScoringMandate> mandate = mandates.current();
        if (mandate.isEmpty()) {
            return;
        }
        try {
            ScorerStatus status = status();
            Optional<EnclaveInstance> admitted = Optional.ofNullable(ledger.authorizations().enclaves().get(terms.instance()));
            Optional<ScorerStatus.Epoch> live = admitted.flatMap(instance -> epoch(status, instance.epoch()));
            if (status.epochs().isEmpty()) {
                sent.clear(); // perhaps another process: it has nothing
                mandateInForce = Optional.empty();
            }
            if (live.isEmpty() || isDue(admitted.get(), mandate.get())) {
                start(status, mandate.get(), admitted);
            } else {
                endOlder(status, admitted.get());
                instruct(mandate.get(), live.get());
            }
        } catch (ScorerRefused e) {
            LOG.warn("event=hosted_scorer_refused instance={} code={}", terms.instance(), e.code());
        }
    }

    private ScorerStatus status() throws IOException, ScorerRefused, InterruptedException {
        try {
            return ScorerStatus.decode(Answers.await(scorer, FrameType.STATUS, new byte[0], FrameType.STATUS_IS, STATUS_BUDGET));
        } catch (MalformedFact e) {
            throw new IOException("the scorer says of itself what nobody understands", e);
        }
    }

    private Optional<ScorerStatus.Epoch> epoch(ScorerStatus status, int number) {
        return status.epochs().stream().filter(epoch -> epoch.instance().equals(terms.instance()) && epoch.epoch() == number).findFirst();
    }

    // Also if the members or their keys are others now: the evidence names them.
    private boolean isDue(EnclaveInstance admitted, ScoringMandate mandate) throws LedgerUnavailable, IOException {
        return admitted.validUntil() - clock.millis() < terms.renewBefore().toMillis() || !check.verify(admitted, mandate).accepted();
    }

    private void start(ScorerStatus status, ScoringMandate mandate, Optional<EnclaveInstance> before)
            throws LedgerUnavailable, IOException, ScorerRefused, InterruptedException {
        Optional<ReferenceValues> image = image(status.measurement());
        Optional<Checkpoint> head = ledger.projection().checkpoint();
        if (image.isEmpty() || head.isEmpty() || clock.millis() < notBefore) {
            return; // the banks have not approved this image, or the block of the last start is on its way
        }
        notBefore = clock.millis() + START_PAUSE_MILLIS;
        makeRoom(status, before);
        lastTried = Math.max(lastTried, before.map(EnclaveInstance::epoch).orElse(0)) + 1;
        EpochStart start = new EpochStart(mandate.channel(), terms.instance(), lastTried, mandate.consortium(), mandate.members(),
                head.get().block(), Digest.fromBytes(head.get().headerHash().toByteArray()));
        byte[] evidence = Answers.await(scorer, FrameType.EPOCH, start.encode(), FrameType.EVIDENCE, BUDGET);
        admit(start, evidence, image.get(), mandate);
    }

    private void admit(EpochStart start, byte[] bytes, ReferenceValues image, ScoringMandate mandate)
            throws LedgerUnavailable, IOException, InterruptedException {
        long until = clock.millis() + terms.epoch().toMillis();
        try {
            Evidence evidence = Evidence.decode(bytes);
            var keys = evidence.claims().binding().orElseThrow(() -> new IOException("the evidence is bound to no ledger")).keys();
            EnclaveInstance unjudged = new EnclaveInstance(ledger.party(), 0, start.instance(), start.epoch(), image.id(),
                    OpaqueBytes.of(bytes), List.of(), keys, start.bindingBlock(), start.headerHash(),
                    new io.riskmesh.ledger.canonical.CanonicalValue.Obj(new java.util.TreeMap<>()), until);
            Verdict verdict = check.verify(unjudged, mandate);
            if (verdict.result().isEmpty()) {
                LOG.warn("event=own_scorer_not_trusted instance={} code={}", start.instance(), verdict.rejection().orElse("none"));
                return;
            }
            EnclaveInstance instance = new EnclaveInstance(unjudged.by(), 0, unjudged.instance(), unjudged.epoch(), unjudged.referenceValues(),
                    unjudged.evidence(), unjudged.collateral(), keys, unjudged.bindingBlock(), unjudged.bindingHeaderHash(),
                    verdict.result().get(), until);
            SubmitOutcome outcome = ledger.as("gateway").record("admitEnclave", ledger.authorizations().consortiumSeq(), instance);
            LOG.info("event=enclave_admitted instance={} epoch={} outcome={}", start.instance(), start.epoch(), outcome.getClass().getSimpleName());
            supersededAt = clock.millis();
            mandateInForce = Optional.empty();
        } catch (Rejected e) {
            throw new IOException("the scorer's evidence is none: " + e.rejection(), e);
        }
    }

    // The image that the model in use names, else any of this measurement.
    private Optional<ReferenceValues> image(Digest measurement) {
        AuthorizationView view = ledger.authorizations();
        Set<String> named = new HashSet<>();
        view.activations().values().stream().map(Activation::referenceValues).forEach(named::add);
        return view.images().values().stream()
                .filter(image -> image.use() == EnclaveUse.SCORER && image.mrEnclave().equals(measurement))
                .max(Comparator.comparing((ReferenceValues image) -> named.contains(image.id())).thenComparing(ReferenceValues::id));
    }

    // A scorer has two epochs at most; one that the ledger did not admit is of no use to anyone.
    private void makeRoom(ScorerStatus status, Optional<EnclaveInstance> admitted) throws IOException, ScorerRefused, InterruptedException {
        for (ScorerStatus.Epoch epoch : status.epochs()) {
            boolean current = admitted.isPresent() && epoch.epoch() == admitted.get().epoch() && epoch.instance().equals(terms.instance());
            if (!current) {
                end(epoch);
            }
        }
    }

    private void endOlder(ScorerStatus status, EnclaveInstance admitted) throws IOException, ScorerRefused, InterruptedException {
        if (status.epochs().size() > 1 && clock.millis() - supersededAt >= DRAIN.toMillis()) {
            for (ScorerStatus.Epoch epoch : status.epochs()) {
                if (epoch.epoch() != admitted.epoch()) {
                    end(epoch);
                }
            }
        }
    }

    /// Ends all epochs, as the host does before it goes for long.
    public void endAll() throws LedgerUnavailable, IOException, InterruptedException {
        try {
            for (ScorerStatus.Epoch epoch : status().epochs()) {
                end(epoch);
            }
        } catch (ScorerRefused e) {
            LOG.warn("event=hosted_scorer_refused instance={} code={}", terms.instance(), e.code());
        }
    }

    private void end(ScorerStatus.Epoch epoch) throws IOException, ScorerRefused, InterruptedException {
        byte[] tally = Answers.await(scorer, FrameType.END_EPOCH, new EpochEnd(epoch.instance(), epoch.epoch()).encode(), FrameType.TALLY, BUDGET);
        var row = ledger.projection().get(EnclaveInstance.keyOf(epoch.instance(), epoch.epoch())).value();
        try {
            if (row.isPresent() && row.get().fact() instanceof EnclaveInstance instance) {
                tallies.tally(instance, SignedTally.decode(tally));
            }
        } catch (MalformedMessage e) {
            throw new IOException("the scorer's tally is none", e);
        }
        LOG.info("event=epoch_ended instance={} epoch={}", epoch.instance(), epoch.epoch());
    }

    private void instruct(ScoringMandate mandate, ScorerStatus.Epoch live)
            throws IOException, ScorerRefused, InterruptedException {
        Digest content = Digest.of("mandate", mandate.canonicalBytes());
        boolean current = mandateInForce.equals(Optional.of(content)) && live.mandateHeight() == mandate.height();
        if (!current) {
            Optional<SignedMandate> signed = votes.collect(mandate);
            if (signed.isEmpty()) {
                return; // not all banks have the block yet
            }
            Answers.await(scorer, FrameType.MANDATE, signed.get().encode(), FrameType.DONE, BUDGET);
            mandateInForce = Optional.of(content);
            LOG.info("event=mandate_in_force instance={} height={} models={}", terms.instance(), mandate.height(), mandate.models().size());
        }
        sendPackages(mandate);
    }

    private void sendPackages(ScoringMandate mandate) throws IOException, ScorerRefused, InterruptedException {
        for (MandateModel model : mandate.models()) {
            Optional<byte[]> packed = sent.contains(model.packageDigest()) ? Optional.empty() : shelf.packageOf(model.packageDigest());
            if (packed.isPresent()) {
                for (MessagePart part : MessagePart.split(packed.get())) {
                    Answers.await(scorer, FrameType.MODEL_PART, part.encode(), FrameType.DONE, BUDGET);
                }
                sent.add(model.packageDigest());
            }
        }
    }
}
