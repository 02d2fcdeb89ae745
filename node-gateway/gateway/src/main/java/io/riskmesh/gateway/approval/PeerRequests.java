package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.ledger.live.GrantState;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.gateway.peer.mail.PeerMail;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Requests for authorisations between banks. What a peer sends is checked as if a stranger had written it; what makes no sense is
/// dropped, as nothing was promised. A letter is either `{ask}`, own fields of an authorisation, or `{answer, reason, subject}`.
final class PeerRequests {
    /// Most requests of one bank that wait here at a time.
    static final int MOST_WAITING = 100;

    private static final String ASK = "ask";
    private static final String SUBJECT = "subject";
    private static final String REASON = "reason";
    private static final String STREAM = "grants";

    private final LiveLedger ledger;
    private final PeerMail mail;
    private final InstantSource clock;
    private final Consumer<String> changed;

    /// @param changed hears ids of approvals that mail changed
    PeerRequests(LiveLedger ledger, PeerMail mail, InstantSource clock, Consumer<String> changed) {
        this.ledger = ledger;
        this.mail = mail;
        this.clock = clock;
        this.changed = changed;
    }

    void listen() {
        mail.deliver(MailKind.GRANT_REQUEST, this::read);
    }

    /// Asks another bank, within the transaction that keeps the draft here.
    void ask(Connection connection, Draft draft) throws SQLException {
        TreeMap<String, CanonicalValue> letter = new TreeMap<>();
        letter.put(ASK, LocalViews.content(draft));
        send(connection, draft.decider(), letter);
    }

    /// Tells the bank that asked.
    void tellRejected(Connection connection, Draft draft, String reason) throws SQLException {
        TreeMap<String, CanonicalValue> letter = new TreeMap<>();
        letter.put(SUBJECT, new CanonicalValue.Text(draft.subject()));
        letter.put(REASON, new CanonicalValue.Text(reason));
        send(connection, draft.proposed(), letter);
    }

    private void send(Connection connection, PartyId to, SortedMap<String, CanonicalValue> letter) throws SQLException {
        mail.send(connection, to, MailKind.GRANT_REQUEST, STREAM, CanonicalJson.encode(new CanonicalValue.Obj(letter)));
    }

    void read(Connection connection, PartyId from, byte[] body) throws SQLException {
        try {
            Map<String, CanonicalValue> letter = DraftContent.object(body).fields();
            if (letter.size() == 1 && letter.get(ASK) instanceof CanonicalValue.Obj fields) {
                asked(connection, from, CanonicalJson.encode(fields));
            } else if (letter.size() == 2 && letter.get(SUBJECT) instanceof CanonicalValue.Text(String subject)
                    && letter.get(REASON) instanceof CanonicalValue.Text(String reason)) {
                answered(connection, from, subject, PartyId.isId(reason) ? reason : "unspecified");
            }
        } catch (MalformedFact | IllegalArgumentException _) {
            // Hostile or of a later release: nothing was kept, nothing is owed.
        }
    }

    private void asked(Connection connection, PartyId from, byte[] fields) throws SQLException, MalformedFact {
        DataUseAuthorization wanted = DraftContent.grant(ledger.party(), fields);
        String subject = wanted.grant() + "." + wanted.version();
        String id = ApprovalId.of(ApprovalKind.AUTHORIZATION, subject);
        boolean sensible = wanted.assigner().equals(ledger.party()) && wanted.assignees().contains(from)
                && ledger.authorizations().isMember(from) && isNext(wanted) && !ledger.readOnly()
                && DraftTable.get(connection, id).isEmpty() && DraftTable.waitingFrom(connection, from) < MOST_WAITING;
        if (sensible) {
            DraftTable.put(connection, new Draft(id, ApprovalKind.AUTHORIZATION, subject, DraftContent.digest(fields), OpaqueBytes.of(fields),
                    from, Optional.empty(), ledger.party(), Draft.Stage.WAITING, Optional.empty(), clock.millis()));
            changed.accept(id);
        }
    }

    private boolean isNext(DataUseAuthorization wanted) {
        Optional<GrantState> before = ledger.authorizations().grant(wanted.grant());
        return before.isEmpty() ? wanted.version() == 1 : wanted.version() == before.get().authorization().version() + 1
                && wanted.previousDigest().equals(Optional.of(before.get().authorization().digest()));
    }

    private void answered(Connection connection, PartyId from, String subject, String reason) throws SQLException {
        String id = ApprovalId.of(ApprovalKind.AUTHORIZATION, subject);
        Optional<Draft> draft = DraftTable.get(connection, id);
        if (draft.isPresent() && draft.get().decider().equals(from) && draft.get().proposed().equals(ledger.party())
                && DraftTable.move(connection, draft.get(), Draft.Stage.REJECTED, Optional.of(reason))) {
            changed.accept(id);
        }
    }
}
