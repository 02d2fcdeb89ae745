package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import java.util.Optional;

/// Approvals, authorisations and model versions of a running gateway. At a regulator's gateway everything can be read and nothing
/// decided.
public final class ApprovalRoom implements AutoCloseable {
    private final BookKeeper book;
    private final LedgerWriter writer;
    private final Caretaker caretaker;
    private final PeerRequests peers;
    private final BankApprovals approvals;
    private final BankGrants grants;
    private final BankModels models;
    private final BankWrites writes;

    /// Wires; nothing runs before [#start].
    public ApprovalRoom(ApprovalParts parts) {
        LiveLedger ledger = parts.ledger();
        Database database = parts.database();
        Announcer announcer = new Announcer(parts.events(), parts.meters());
        AuditTrail trail = new AuditTrail(parts.random());
        Permission permission = new Permission(ledger, new ReleaseCheck(ledger, parts.released(), parts.policies()));
        this.book = new BookKeeper(ledger, announcer::turned);
        this.writer = new LedgerWriter(ledger, database, book, id -> announcer.changed(id, ApprovalState.SENT.id()), parts.meters());
        this.peers = new PeerRequests(ledger, parts.mail(), parts.clock(), id -> announcer.changed(id, ApprovalState.SECOND_PERSON.id()));
        this.approvals = new BankApprovals(ledger, database, book, permission, writer, peers, trail, announcer, parts.clock());
        SoleWrites sole = new SoleWrites(database, book, writer, trail);
        this.writes = new BankWrites(permission, sole, database, writer, parts.clock());
        this.grants = new BankGrants(ledger, database, approvals, permission, sole, peers, new GrantNames(parts.random()), trail, parts.clock());
        ModelDrafts drafts = new ModelDrafts(ledger, database, trail, parts.clock());
        this.models = new BankModels(ledger, book, approvals, permission, sole, drafts, parts.released(), parts.policies());
        this.caretaker = new Caretaker(ledger, database, book, writer, models, drafts, parts);
    }

    /// Reads what stands, goes on with what an earlier process left, and follows.
    public void start() throws StorageFailure {
        book.start();
        peers.listen();
        writer.resume();
        caretaker.start();
    }

    /// The inbox.
    public ApprovalDesk approvals() {
        return approvals;
    }

    /// Authorisations.
    public GrantDesk grants() {
        return grants;
    }

    /// Model versions.
    public ModelDesk models() {
        return models;
    }

    /// What needs no draft.
    public DirectWrites writes() {
        return writes;
    }

    /// As the blocks tell it.
    Optional<LedgerApproval> ledgerApproval(String id) {
        return book.states().get(id);
    }

    /// Ends flows; what they had not finished is gone on with at the next start.
    @Override
    public void close() {
        caretaker.close();
        writer.close();
    }
}
