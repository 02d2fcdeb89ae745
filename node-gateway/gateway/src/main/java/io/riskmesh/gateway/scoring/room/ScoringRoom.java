package io.riskmesh.gateway.scoring.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.attestation.appraisal.QuoteVerifier;
import io.riskmesh.attestation.pki.PinnedRoot;
import io.riskmesh.attestation.pki.SignatureCheck;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.gateway.peer.checkpoint.SplitLogTable;
import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.gateway.receipts.segment.ReceiptLogCorrupt;
import io.riskmesh.gateway.scoring.anchor.AnchorFlow;
import io.riskmesh.gateway.scoring.desk.ModelReleaseDesk;
import io.riskmesh.gateway.scoring.desk.ReceiptDesk;
import io.riskmesh.gateway.scoring.desk.ScoreDesk;
import io.riskmesh.gateway.scoring.desk.ScoringHealth;
import io.riskmesh.gateway.scoring.enclave.FrameRelay;
import io.riskmesh.gateway.scoring.enclave.HostedScorer;
import io.riskmesh.gateway.scoring.enclave.InstanceCheck;
import io.riskmesh.gateway.scoring.enclave.LiveSession;
import io.riskmesh.gateway.scoring.enclave.MandateVotes;
import io.riskmesh.gateway.scoring.enclave.RelayedScorer;
import io.riskmesh.gateway.scoring.enclave.ScorerChannel;
import io.riskmesh.gateway.scoring.enclave.ScorerLink;
import io.riskmesh.gateway.scoring.enclave.SessionBoard;
import io.riskmesh.gateway.scoring.enclave.SessionKeeper;
import io.riskmesh.gateway.scoring.enclave.Verdict;
import io.riskmesh.gateway.scoring.half.NoteLetter;
import io.riskmesh.gateway.scoring.half.NoteReader;
import io.riskmesh.gateway.scoring.half.PayeeDesk;
import io.riskmesh.gateway.scoring.idempotency.IdempotencyIndex;
import io.riskmesh.gateway.scoring.idempotency.ScoreKeyTable;
import io.riskmesh.gateway.scoring.leave.LeaveDesk;
import io.riskmesh.gateway.ledger.live.HeaderHashes;
import io.riskmesh.gateway.scoring.mandate.MandateBoard;
import io.riskmesh.gateway.scoring.mandate.UseRenewal;
import io.riskmesh.gateway.scoring.meter.ScoreStats;
import io.riskmesh.gateway.scoring.path.PathDesk;
import io.riskmesh.gateway.scoring.path.PathPlan;
import io.riskmesh.gateway.scoring.receipt.LogReceipts;
import io.riskmesh.gateway.scoring.record.RecordIds;
import io.riskmesh.gateway.scoring.release.ModelRelease;
import io.riskmesh.gateway.scoring.release.ReleaseShelf;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.EnclaveInstance;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything between a request for a score and its receipt on the ledger. Opened after the ledger and the peers of the gateway,
/// closed before them.
public final class ScoringRoom implements ScoringHealth, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScoringRoom.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TURN = Duration.ofMillis(500);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration USES = Duration.ofSeconds(5);

    private final RoomPlan plan;
    private final RoomLog log;
    private final ReleaseShelf shelf;
    private final MandateBoard mandates;
    private final InstanceCheck check;
    private final SessionBoard sessions;
    private final LeaveDesk leaves;
    private final ModelRelease releases;
    private final PayeeDesk payee;
    private final PathDesk scores;
    private final LogReceipts receipts;
    private final AnchorFlow anchors;
    private final Optional<ScorerLink> link;
    private final Optional<HostedScorer> hosted;
    private final IdempotencyIndex index;
    private final ExecutorService sql = Executors.newFixedThreadPool(4, Thread.ofPlatform().daemon().name("scoring-sql-", 0).factory());
    private final ExecutorService compute = Executors.newFixedThreadPool(1, Thread.ofPlatform().daemon().name("scoring-compute-", 0).factory());
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("scoring-alarms").factory());
    private final List<Flow> flows = new ArrayList<>();

    private ScoringRoom(RoomPlan plan) throws IOException, ReceiptLogCorrupt {
        this.plan = plan;
        LiveLedger ledger = plan.ledger();
        RoomSecrets secrets = RoomSecrets.open(plan.data().resolve("keys"), plan.random());
        index = new IdempotencyIndex(new ScoreKeyTable(plan.database()), sql, plan.clock());
        log = RoomLog.open(plan, secrets, index);
        shelf = ReleaseShelf.open(plan.data().resolve("models"), plan.data().resolve("keys"));
        HeaderHashes headers = new HeaderHashes(ledger);
        mandates = new MandateBoard(ledger, shelf, headers);
        sessions = new SessionBoard(ledger.party());
        check = new InstanceCheck(ledger, headers, new QuoteVerifier(PinnedRoot.INTEL_SGX, SignatureCheck.direct()),
                plan.developmentProfile(), plan.meter(), plan.clock(), plan.nanos());
        leaves = new LeaveDesk(ledger, mandates, shelf, sessions, plan.terms().viewMaxAge().toMillis(), plan.clock());
        releases = new ModelRelease(ledger, shelf, plan.database(), plan.mail(), plan.random());
        payee = new PayeeDesk(ledger.party(), leaves, plan.features(), plan.random(), plan.clock(), plan.nanos());
        RecordIds ids = new RecordIds(secrets.key("record-ids"));
        ScoreStats stats = new ScoreStats(plan.nanos());
        scores = new PathDesk(new PathPlan(ledger, plan.terms(), plan.iso(), leaves, plan.features(), plan.peers(), sessions, index, log.log(),
                log.parts(), ids, this::sendNote, plan.meter(), stats, plan.clock(), plan.nanos(), plan.random(),
                plan.loop(), sql, compute, alarms));
        anchors = new AnchorFlow(ledger, log.log(), log.log().id(), plan.receipt(), plan.anchors(), plan.clock());
        receipts = new LogReceipts(ledger, log.log(), log.parts(), ids, anchors);
        Tallies tallies = new Tallies(ledger, log.log(), plan.database(), plan.mail());
        MandateVotes votes = new MandateVotes(ledger.party(), mandates, plan.round(), plan.peers(), compute);
        link = plan.host().map(host -> new ScorerLink(host.scorer(), plan.nanos()));
        hosted = plan.host().map(host -> new HostedScorer(ledger, mandates, votes, shelf, check, link.orElseThrow(), host.terms(),
                tallies::ended, plan.clock()));
        serve(votes, tallies);
        SessionKeeper keeper = new SessionKeeper(ledger, mandates, shelf, sessions, check, this::channel, plan.round(), plan.random(), plan.clock());
        startFlows(keeper, new UseRenewal(ledger, shelf, plan.clock()));
    }

    /// Opens the room of a gateway and starts its flows.
    public static ScoringRoom open(RoomPlan plan) throws IOException, ReceiptLogCorrupt {
        return new ScoringRoom(plan);
    }

    private void serve(MandateVotes votes, Tallies tallies) throws StorageFailure {
        plan.peers().serve(PeerCall.HALVES, payee);
        plan.peers().serve(PeerCall.MANDATE_SIGNATURE, votes::answer);
        CheckpointRounds rounds = new CheckpointRounds(plan.ledger(), plan.peers(), new OwnLog(log.log(), anchors),
                new SplitLogTable(plan.database()), sql, plan.clock());
        flows.add(new Flow("scoring-checkpoints", Duration.ofMinutes(1), rounds::run));
        plan.peers().serve(PeerCall.FRAMES, plan.host().<io.riskmesh.gateway.peer.call.PeerService>map(host ->
                FrameRelay.toScorer(link.orElseThrow(), host.terms().instance())).orElse(_ -> noScorer()));
        plan.mail().deliver(MailKind.NOTE, new NoteReader(payee, tallies::came));
    }

    private static CompletionStage<PeerReply> noScorer() {
        return CompletableFuture.completedFuture(new PeerReply.Refused(io.riskmesh.ledger.reason.ScoringReason.NO_ENCLAVE));
    }

    private ScorerChannel channel(EnclaveInstance instance) {
        return link.isPresent() && instance.by().equals(plan.ledger().party()) ? link.get()
                : new RelayedScorer(plan.peers(), instance.by(), instance.instance(), PeerCall.FRAMES);
    }

    private void startFlows(SessionKeeper keeper, UseRenewal uses) {
        Flow sessionsFlow = new Flow("scoring-sessions", TURN, keeper::run);
        Flow hostFlow = new Flow("scoring-host", TURN, () -> {
            if (hosted.isPresent()) {
                hosted.get().run();
                sessionsFlow.signal();
            }
        });
        Flow mandateFlow = new Flow("scoring-mandate", TURN, () -> {
            mandates.refresh();
            hostFlow.signal();
            sessionsFlow.signal();
        });
        Flow usesFlow = new Flow("scoring-uses", USES, uses::run);
        flows.addAll(List.of(mandateFlow, hostFlow, sessionsFlow, usesFlow,
                new Flow("scoring-anchors", SECOND, anchors::run), new Flow("scoring-index", SECOND, index::flush),
                new Flow("scoring-forget", Duration.ofMinutes(10), index::forgetOld)));
        flows.forEach(Flow::start);
        plan.ledger().onBlock(_ -> {
            mandateFlow.signal();
            usesFlow.signal();
        });
    }

    private void sendNote(PartyId to, OpaqueBytes sealed) {
        byte[] letter = new NoteLetter.Use(sealed).encode();
        sql.execute(() -> {
            try {
                plan.database().write(transaction -> {
                    plan.mail().send(transaction, to, MailKind.NOTE, "notes", letter);
                    return null;
                });
            } catch (StorageFailure e) {
                LOG.warn("event=note_not_sent why={}", e.getMessage());
            }
        });
    }

    /// What this bank knows of members and rules, for sessions with other enclaves.
    public MandateBoard mandates() {
        return mandates;
    }

    /// How this bank judges evidence.
    public InstanceCheck check() {
        return check;
    }

    public ScoreDesk scores() {
        return scores;
    }

    public ReceiptDesk receipts() {
        return receipts;
    }

    public ModelReleaseDesk releases() {
        return releases;
    }

    /// Notes that payers' banks did not hand on within a minute.
    public Map<PartyId, Long> missingNotes() {
        return payee.missingNotes();
    }

    /// Sessions with scorers, and what this bank found of them.
    public SessionBoard sessions() {
        return sessions;
    }

    /// When the last anchor was recorded, ms since the epoch; empty before the first.
    public OptionalLong anchoredAt() {
        return anchors.anchoredAt();
    }

    /// Files that the shelf holds, for whoever renders models.
    public ReleaseShelf shelf() {
        return shelf;
    }

    /// Leaves of records that are durable, integrated and published: padding is none, nor are refusals.
    public long[] receiptStates() {
        long published = log.log().leaves(anchors.published()); // first: what grows meanwhile is never published before it is durable
        long integrated = log.log().leaves(log.log().epochs());
        return new long[] {log.log().durableLeaves(), integrated, published};
    }

    /// Tells how many records each write of the receipt log made durable; on the writer's thread.
    public void watchBatches(IntConsumer told) {
        log.log().watchBatches(told);
    }

    @Override
    public Optional<String> obstacle() {
        if (log.log().failure().isPresent()) {
            return Optional.of("receipt_log");
        }
        if (plan.ledger().ageMillis() > plan.terms().viewMaxAge().toMillis()) {
            return Optional.of("authorisation_view_stale");
        }
        boolean ready = sessions.all().stream().anyMatch(session -> !session.ready().isEmpty() && !session.suspended());
        return ready ? Optional.empty() : Optional.of("no_enclave");
    }

    @Override
    public boolean logIsOpen() {
        return log.log().failure().isEmpty();
    }

    @Override
    public JsonNode attestation() {
        ObjectNode out = JSON.createObjectNode();
        ArrayNode instances = out.putArray("instances");
        Map<String, Verdict> verdicts = sessions.verdicts();
        for (EnclaveInstance instance : plan.ledger().authorizations().enclaves().values()) {
            Verdict verdict = verdicts.get(instance.instance());
            Optional<LiveSession> session = sessions.of(instance.instance(), instance.epoch());
            ObjectNode one = instances.addObject().put("instance", instance.instance()).put("host", instance.by().value())
                    .put("epoch", instance.epoch()).put("referenceValues", instance.referenceValues())
                    .put("kind", verdict == null ? "unknown" : verdict.kind())
                    .put("verdict", verdict == null ? "none" : verdict.word()).put("validUntil", instance.validUntil());
            session.ifPresent(live -> one.put("measurement", live.measurement().hex()).put("evidence", live.session().terms().evidence().hex()));
            ArrayNode reasons = one.putArray("reasonCodes");
            ArrayNode advisories = one.putArray("advisories");
            if (verdict != null) {
                one.put("status", verdict.status()).put("ageS", Math.max(0, plan.clock().millis() - verdict.at()) / 1_000);
                verdict.rejection().ifPresent(reasons::add);
                verdict.advisories().forEach(advisories::add);
            }
            one.put("session", session.isPresent()).put("suspended", session.isPresent() && session.get().suspended())
                    .put("modelsReady", session.map(live -> live.ready().size()).orElse(0));
        }
        out.set("trust", plan.ledger().trust().document());
        return out;
    }

    /// Ends the epochs of the hosted scorer and publishes the last receipts: what a host does before it goes for long.
    public void endEpochs() throws LedgerUnavailable, IOException, InterruptedException {
        if (hosted.isPresent()) {
            hosted.get().endAll();
        }
        anchors.end();
        anchors.publish();
    }

    /// Ends the flows, writes what waits for the log, closes it.
    @Override
    public void close() throws IOException {
        flows.forEach(Flow::close);
        if (link.isPresent()) {
            link.get().close();
        }
        log.log().close();
        index.flush();
        alarms.shutdownNow();
        compute.shutdown();
        sql.shutdown();
    }
}
