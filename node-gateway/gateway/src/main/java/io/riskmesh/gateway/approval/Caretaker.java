package io.riskmesh.gateway.approval;

import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.run.ReleasedModel;
import io.riskmesh.gateway.run.ReleasedModels;
import io.riskmesh.gateway.scoring.desk.ModelReleaseDesk;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.Ruling;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.reason.LedgerReason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what follows from decisions without being one: lays the models of completed runs before a second person, drafts policy and
/// image of a version that this bank proposed, enacts what this bank proposed once its quorum stands, rules on disputes of its settlements
/// once the members have decided. Looks again after every block.
final class Caretaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(5);
    private static final String AUTOMATIC = "gateway";

    private final LiveLedger ledger;
    private final Database database;
    private final BookKeeper book;
    private final LedgerWriter writer;
    private final BankModels models;
    private final ModelDrafts drafts;
    private final ReleasedModels released;
    private final ModelReleaseDesk policies;
    private final ReleaseTerms terms;
    private final Supplier<Optional<ScorerImage>> image;
    private final Function<String, Optional<String>> startedBy;
    private final Thread flow;
    private volatile boolean closed;

    Caretaker(LiveLedger ledger, Database database, BookKeeper book, LedgerWriter writer, BankModels models, ModelDrafts drafts,
            ApprovalParts parts) {
        this.ledger = ledger;
        this.database = database;
        this.book = book;
        this.writer = writer;
        this.models = models;
        this.drafts = drafts;
        this.released = parts.released();
        this.policies = parts.policies();
        this.terms = parts.terms();
        this.image = parts.image();
        this.startedBy = parts.startedBy();
        this.flow = Thread.ofVirtual().name("approval-caretaker").unstarted(this::care);
    }

    void start() {
        if (!ledger.readOnly()) {
            flow.start();
        }
    }

    private void care() {
        try {
            while (!closed) {
                look();
                long height = book.states().height();
                book.bell().await(() -> closed || book.states().height() != height, AT_LEAST_EVERY);
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private void look() {
        try {
            for (ReleasedModel model : released.all()) {
                if (model.coordinator()) {
                    propose(model);
                }
            }
            for (LedgerApproval approval : book.states().byId().values()) {
                follow(approval);
            }
        } catch (IOException e) {
            LOG.warn("event=approval_care_failed", e); // looked at again
        }
    }

    private void propose(ReleasedModel model) throws IOException {
        Optional<String> person = startedBy.apply(model.runId());
        boolean known = ledger.authorizations().models().values().stream().anyMatch(version -> version.run().equals(Optional.of(model.run())));
        if (person.isPresent() && !known && drafts.untouched(model)) {
            models.draft(model, person.get());
        }
    }

    private void follow(LedgerApproval approval) throws IOException {
        boolean open = approval.state() == ApprovalState.OPEN || approval.state() == ApprovalState.QUORUM_REACHED;
        if (open && approval.fact().orElse(null) instanceof ModelVersion model) {
            image(model.ref());
        }
        if (!approval.proposer().equals(ledger.party())) {
            return;
        }
        if (open && approval.fact().orElse(null) instanceof ModelVersion model) {
            beside(model);
        }
        if (approval.kind() == ApprovalKind.SETTLEMENT_RULING) {
            rule(approval);
        }
        boolean enacted = approval.kind() == ApprovalKind.CONSORTIUM || approval.kind() == ApprovalKind.REFERENCE_VALUES;
        if (enacted && approval.state() == ApprovalState.QUORUM_REACHED) {
            enact(approval);
        }
    }

    private void beside(ModelVersion model) throws IOException {
        Optional<ReleasedModel> file = model.run().isEmpty() ? Optional.empty() : released.of(model.run().get());
        Optional<String> person = drafts.proposer(model.ref());
        if (file.isEmpty() || person.isEmpty()) {
            return;
        }
        Optional<ModelReleaseDesk.Terms> wanted = terms.of(model.ref(), file.get());
        if (wanted.isPresent() && policies.policies(model.ref()).isEmpty()) {
            Optional<byte[]> bytes = released.file(model.fileDigest());
            if (bytes.isPresent()) {
                policies.release(wanted.get(), bytes.get());
            }
        }
        for (ScoringPolicy policy : wanted.isPresent() ? policies.policies(model.ref()) : List.<ScoringPolicy>of()) {
            if (drafts.absent(ApprovalKind.SCORING_POLICY, policy.digest().hex())) {
                drafts.policy(policy, person.get());
            }
        }
    }

    // The bank beside whose gateway a scorer runs knows what it measures, whoever trained the model.
    private void image(ModelRef model) throws IOException {
        boolean proposed = book.states().byId().values().stream().anyMatch(approval -> approval.fact().orElse(null) instanceof ReferenceValues values
                && values.models().contains(model) && approval.state() != ApprovalState.REJECTED && approval.state() != ApprovalState.WITHDRAWN);
        if (proposed || drafts.imageDrafted(model)) {
            return;
        }
        Optional<ScorerImage> own = image.get();
        if (own.isPresent()) {
            drafts.image(own.get(), model, drafts.proposer(model).orElse(AUTOMATIC));
        }
    }

    // The quorum has decided; who carries it out adds nothing. Tried again if the rules changed in between.
    private void enact(LedgerApproval approval) throws IOException {
        String subject = approval.fact().orElseThrow() instanceof Consortium consortium ? FactKey.sequence(consortium.seq()) : approval.subject();
        Enactment enactment = new Enactment(ledger.party(), 0, approval.kind().onLedger().orElseThrow(), subject, approval.subjectDigest());
        Write write = Write.of(approval.id() + "/enact", approval.id(), 3, Write.Action.ENACT, approval.subjectDigest(), AUTOMATIC, "operator",
                "enact", Optional.of(DecisionPlan.body(enactment)), drafts.clock().millis());
        boolean due = database.write(connection -> {
            Optional<Write> before = WriteTable.get(connection, write.key());
            boolean again = before.isEmpty()
                    || before.get().tx().code().equals(Optional.of(LedgerReason.CONSORTIUM_STALE.code()));
            return again && WriteTable.add(connection, write);
        });
        if (due) {
            writer.start(approval.id());
        }
    }

    private void rule(LedgerApproval approval) throws IOException {
        Optional<Ruling> due = new SettlementRulings(ledger).due(approval);
        if (due.isEmpty()) {
            return;
        }
        Write write = Write.of(approval.id() + "/rule", approval.id(), 3, Write.Action.ENACT, approval.subjectDigest(), AUTOMATIC, "operator",
                "rule", Optional.of(DecisionPlan.body(due.get())), drafts.clock().millis());
        if (database.write(connection -> WriteTable.add(connection, write))) {
            writer.start(approval.id());
        }
    }

    @Override
    public void close() {
        closed = true;
        flow.interrupt();
        BookKeeper.join(flow);
    }
}
