package io.riskmesh.enclave.evaluator;

import io.riskmesh.attestation.evaluation.HandedIn;
import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.MessagePart;
import io.riskmesh.attestation.frame.PartCollector;
import io.riskmesh.attestation.frame.RefusedBody;
import io.riskmesh.attestation.refusal.Refusal;
import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.attestation.scoring.ScorerStatus;
import io.riskmesh.attestation.session.OpenedMessage;
import io.riskmesh.attestation.session.SealedHeader;
import io.riskmesh.attestation.session.SealedType;
import io.riskmesh.attestation.session.ServerSession;
import io.riskmesh.attestation.session.SessionAccepted;
import io.riskmesh.attestation.session.SessionId;
import io.riskmesh.attestation.session.SessionOpen;
import io.riskmesh.enclave.admission.Identity;
import io.riskmesh.enclave.admission.SessionTable;
import io.riskmesh.incentive.evaluation.EvaluationResult;
import io.riskmesh.incentive.evaluation.RunFacts;
import io.riskmesh.incentive.evaluation.RunFactsBytes;
import io.riskmesh.incentive.valuation.TreeTasks;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.part.Assurance;
import io.riskmesh.ledger.reason.LedgerReason;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One epoch of an evaluator, for one run: keys, sessions, what was handed in, the result. Thread-safe.
final class EvaluatorEpoch {

    private final Identity identity;
    private final Assurance assurance;
    private final TreeTasks tasks;
    private final SessionTable sessions;
    private final Map<SessionId, PartCollector> collecting = new TreeMap<>(java.util.Comparator.comparing(SessionId::hex));
    private Optional<Inbox> inbox = Optional.empty();
    private Optional<EvaluationResult> result = Optional.empty();
    private Optional<ContributionReport> report = Optional.empty();

    EvaluatorEpoch(Identity identity, Assurance assurance, TreeTasks tasks) {
        this.identity = identity;
        this.assurance = assurance;
        this.tasks = tasks;
        sessions = new SessionTable(identity);
    }

    Identity identity() {
        return identity;
    }

    /// In the words of a scorer's: it has no mandate and no models.
    ScorerStatus.Epoch status() {
        return new ScorerStatus.Epoch(identity.start().instance(), identity.start().epoch(), 0, List.of(), 0, 0);
    }

    synchronized byte[] open(SessionOpen open) throws Refused, MalformedMessage {
        // An evaluator has no mandate: its members are those of its evidence, which every bank compares with its own ledger.
        ServerSession session = sessions.open(open, identity.start().members(), identity.start().consortium());
        return session.accept(new SessionAccepted(identity.start().bindingBlock()));
    }

    /// The facts come from the host and are believed by nobody until banks seal to them.
    synchronized void facts(byte[] bytes) throws Refused, MalformedMessage {
        Refused.unless(inbox.isEmpty(), LedgerReason.ORDER_VIOLATED, "this epoch has its run already");
        try {
            inbox = Optional.of(new Inbox(RunFactsBytes.decode(bytes), RunFactsBytes.digest(bytes)));
        } catch (MalformedFact e) {
            throw new MalformedMessage(e.getMessage());
        }
    }

    synchronized void part(byte[] sealed) throws Refused, MalformedMessage {
        SealedHeader header = SealedHeader.decode(sealed);
        ServerSession session = session(header, SealedType.EVALUATION_PART);
        OpenedMessage opened = session.open(sealed);
        PartCollector collector = collecting.computeIfAbsent(header.sessionId(), _ -> new PartCollector(HandedIn.MOST_BYTES));
        Optional<byte[]> whole = collector.add(MessagePart.decode(opened.plain()));
        if (whole.isPresent()) {
            inbox().take(session.terms().party(), HandedIn.decode(whole.get()));
        }
    }

    synchronized byte[] evaluate(byte[] sealed) throws Refused, MalformedMessage {
        ServerSession session = session(SealedHeader.decode(sealed), SealedType.EVALUATE);
        OpenedMessage asked = session.open(sealed);
        return session.answer(asked, SealedType.EVALUATED, verdict(session.terms().party()));
    }

    private byte[] verdict(PartyId party) throws Refused {
        Inbox handed = inbox();
        result = result.or(() -> handed.evaluate(tasks));
        return switch (result.orElseThrow(() -> new Refused(LedgerReason.ORDER_VIOLATED, "not everything was handed in yet"))) {
            case EvaluationResult.Refused(var reason, String detail) -> Verdict.refused(RefusedBody.of(new Refusal(reason, detail)));
            case EvaluationResult.Evaluated evaluated -> {
                Refused.unless(evaluated.statements().containsKey(party), LedgerReason.NOT_FOUND, party + " takes no part in the run");
                report = report.or(() -> Optional.of(signed(handed.facts(), evaluated, party)));
                yield Verdict.of(report.get(), evaluated.statements().get(party));
            }
        };
    }

    /// Who records it and when is not this process's to say: both are left out of what is signed.
    private ContributionReport signed(RunFacts facts, EvaluationResult.Evaluated evaluated, PartyId party) {
        ContributionReport unsigned = new ContributionReport(party, 0, facts.run(), facts.modelFileDigest(), facts.coin(), facts.coinBlock(),
                facts.scheme().seq(), identity.start().instance(), identity.start().epoch(), assurance, facts.participants(),
                facts.leafSumRoots(), evaluated.effort(), evaluated.values(), evaluated.flags(), OpaqueBytes.of(new byte[0]));
        try {
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(identity.sign().getPrivate());
            signer.update(unsigned.signedBytes());
            return unsigned.signed(OpaqueBytes.of(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key of this process signs", e);
        }
    }

    private ServerSession session(SealedHeader header, SealedType type) throws Refused, MalformedMessage {
        if (header.type() != type) {
            throw new MalformedMessage("Expected " + type + ", got " + header.type());
        }
        return sessions.find(header.sessionId())
                .orElseThrow(() -> new Refused(LedgerReason.NOT_FOUND, "no session " + header.sessionId().hex()));
    }

    private Inbox inbox() throws Refused {
        return inbox.orElseThrow(() -> new Refused(LedgerReason.ORDER_VIOLATED, "the host has not told the run"));
    }

    synchronized void erase() {
        sessions.erase();
        inbox = Optional.empty();
        result = Optional.empty();
    }
}
