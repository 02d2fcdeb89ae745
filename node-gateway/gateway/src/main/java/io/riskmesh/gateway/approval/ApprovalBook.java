package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.Alias;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.CohortLink;
import io.riskmesh.ledger.fact.CoinReveal;
import io.riskmesh.ledger.fact.Collateral;
import io.riskmesh.ledger.fact.Confirmation;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Dispute;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.Finality;
import io.riskmesh.ledger.fact.Finding;
import io.riskmesh.ledger.fact.JournalEntry;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.fact.Ruling;
import io.riskmesh.ledger.fact.RunClose;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.fact.SettlementTurn;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.fact.Withdrawal;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Follows approvals block by block. A block that came before changes nothing, one that comes too early is held back until its
/// turn: what stands at a height depends on the blocks below it and on nothing else. Thread-safe.
final class ApprovalBook {
    private final Map<String, Subject> subjects = new LinkedHashMap<>();
    private final Map<String, LedgerApproval> grants = new LinkedHashMap<>();
    private final Map<String, Long> blocks = new LinkedHashMap<>();
    private final Map<Long, List<FactRow>> early = new TreeMap<>();
    private Optional<Consortium> inForce = Optional.empty();
    private long ledgerTime;
    private long height;

    /// Takes the rows of a block, in their order; may be none.
    synchronized void take(long block, List<FactRow> rows) {
        if (block < height) {
            return;
        }
        early.putIfAbsent(block, List.copyOf(rows));
        for (List<FactRow> next = early.remove(height); next != null; next = early.remove(height)) {
            next.forEach(this::add);
            height++;
        }
    }

    /// How many blocks it rests on.
    synchronized long height() {
        return height;
    }

    /// As they stand.
    synchronized ApprovalStates states() {
        Map<String, LedgerApproval> all = new TreeMap<>(grants);
        subjects.forEach((id, subject) -> all.put(id, at(subject)));
        return new ApprovalStates(height, Collections.unmodifiableMap(all), Map.copyOf(blocks));
    }

    private LedgerApproval at(Subject subject) {
        return switch (subject.kind()) {
            case CONSORTIUM -> {
                Consortium proposal = (Consortium) subject.fact().orElseThrow();
                yield proposal.seq() == 1 ? subject.at(proposal.members(), proposal.members().size(), ledgerTime)
                        : byRule(subject, inForce.map(Consortium::governanceQuorum).orElse(0));
            }
            case FINDING, REFERENCE_VALUES, SETTLEMENT_SCHEME, CONTRIBUTION_REPORT -> byRule(subject, inForce.map(Consortium::governanceQuorum).orElse(0));
            case MODEL_VERSION, SCORING_POLICY -> byRule(subject, inForce.map(Consortium::modelQuorum).orElse(0));
            case SETTLEMENT_RULING -> byRule(subject, inForce.map(rules -> rules.members().size() / 2 + 1).orElse(0));
            case AUTHORIZATION -> throw new IllegalStateException("Nobody votes on an authorisation");
        };
    }

    private LedgerApproval byRule(Subject subject, int quorum) {
        return subject.at(inForce.map(Consortium::members).orElse(List.of()), quorum, ledgerTime);
    }

    private void add(FactRow row) {
        ledgerTime = Math.max(ledgerTime, row.fact().at());
        switch (row.fact()) {
            case Consortium proposal -> open(ApprovalKind.CONSORTIUM, proposal.digest().hex(), row);
            case ModelVersion model -> open(ApprovalKind.MODEL_VERSION, model.ref().id(), row);
            case ReferenceValues values -> open(ApprovalKind.REFERENCE_VALUES, values.id(), row);
            case SettlementScheme scheme -> open(ApprovalKind.SETTLEMENT_SCHEME, scheme.digest().hex(), row);
            case ContributionReport report -> open(ApprovalKind.CONTRIBUTION_REPORT, report.run().toString(), row);
            case Settlement settlement -> open(ApprovalKind.SETTLEMENT_RULING, settlement.id(), row);
            case Finding finding -> open(ApprovalKind.FINDING, finding.by() + "." + finding.seq(), row);
            case Approval approval -> vote(row, approval);
            case Withdrawal withdrawal -> find(withdrawal.subjectKind(), withdrawal.subject())
                    .ifPresent(subject -> subject.withdraw(row, withdrawal));
            case Enactment enactment -> enact(enactment);
            case Activation activation -> activate(activation);
            case DataUseAuthorization grant -> grant(row, grant);
            case Alias _, Anchor _, CohortLink _, CoinReveal _, Collateral _, EnclaveInstance _, Party _, Revocation _, RunClose _, RunJoin _,
                    RunSeal _, SurvivorRecord _, TrainingRun _, TranscriptDigest _, UseReceipt _, Confirmation _, Dispute _, Finality _, JournalEntry _, Ruling _, SettlementTurn _ -> { }
        }
        remember(row);
    }

    private void remember(FactRow row) {
        switch (row.fact()) {
            case Consortium _, ModelVersion _, ReferenceValues _, Finding _, Approval _, Withdrawal _, Enactment _, Activation _,
                    DataUseAuthorization _, Revocation _, Party _, SettlementScheme _, ContributionReport _, Settlement _, Confirmation _, Dispute _,
                    Ruling _, Finality _ -> blocks.put(row.transactionId(), row.block());
            case Alias _, Anchor _, CohortLink _, CoinReveal _, Collateral _, EnclaveInstance _, RunClose _, RunJoin _, RunSeal _,
                    SurvivorRecord _, TrainingRun _, TranscriptDigest _, UseReceipt _, JournalEntry _, SettlementTurn _ -> { }
        }
    }

    private void open(ApprovalKind kind, String subject, FactRow row) {
        subjects.putIfAbsent(ApprovalId.of(kind, subject),
                new Subject(kind, subject, row.fact().digest(), Optional.of(row.fact()), row));
    }

    // A scoring policy is no fact: the first vote on its digest is where the ledger knows it from.
    private void vote(FactRow row, Approval approval) {
        if (approval.subjectKind() == SubjectKind.SCORING_POLICY && approval.subject().equals(approval.subjectDigest().hex())) {
            subjects.putIfAbsent(ApprovalId.of(ApprovalKind.SCORING_POLICY, approval.subject()),
                    new Subject(ApprovalKind.SCORING_POLICY, approval.subject(), approval.subjectDigest(), Optional.empty(), row));
        }
        find(approval.subjectKind(), approval.subject()).ifPresent(subject -> subject.vote(row, approval));
    }

    private Optional<Subject> find(SubjectKind kind, String subject) {
        return Optional.ofNullable(subjects.get(ApprovalId.of(ApprovalKind.of(kind), subject)));
    }

    private void enact(Enactment enactment) {
        String name = enactment.subjectKind() == SubjectKind.CONSORTIUM || enactment.subjectKind() == SubjectKind.SETTLEMENT_SCHEME ? enactment.subjectDigest().hex() : enactment.subject();
        Optional<Subject> found = find(enactment.subjectKind(), name);
        found.ifPresent(subject -> subject.takeEffect(enactment.subjectDigest()));
        if (found.flatMap(Subject::fact).orElse(null) instanceof Consortium next) {
            inForce = Optional.of(next);
            subjects.values().stream().filter(subject -> subject != found.get())
                    .filter(subject -> subject.fact().filter(fact -> fact instanceof Consortium).isPresent()).forEach(Subject::supersede);
        }
    }

    private void activate(Activation activation) {
        if (activation.state() != ActivationState.ACTIVE) {
            return;
        }
        find(SubjectKind.MODEL_VERSION, new ModelRef(activation.name(), activation.version()).id())
                .ifPresent(subject -> subject.fact().ifPresent(fact -> subject.takeEffect(fact.digest())));
        find(SubjectKind.SCORING_POLICY, activation.policyDigest().hex())
                .ifPresent(subject -> subject.takeEffect(activation.policyDigest()));
        subjects.values().stream().filter(subject -> subject.fact().filter(fact -> fact instanceof ModelVersion older
                && older.name().equals(activation.name()) && older.version() < activation.version()).isPresent())
                .forEach(Subject::supersede);
    }

    private void grant(FactRow row, DataUseAuthorization grant) {
        if (!grant.by().equals(grant.assigner())) {
            return;
        }
        String subject = grant.grant() + "." + grant.version();
        String before = ApprovalId.of(ApprovalKind.AUTHORIZATION, grant.grant() + "." + (grant.version() - 1));
        grants.computeIfPresent(before, (_, older) -> superseded(older));
        PartyCell signed = new PartyCell(grant.assigner(), PartyCell.Mark.SIGNED, Optional.of(row.block()), Optional.of(row.transactionId()),
                Optional.empty());
        List<PartyCell> cells = Stream.concat(Stream.of(signed), grant.assignees().stream()
                .filter(party -> !party.equals(grant.assigner())).map(party -> PartyCell.of(party, PartyCell.Mark.NOT_REQUIRED)))
                .sorted(Comparator.comparing(PartyCell::party)).toList();
        String id = ApprovalId.of(ApprovalKind.AUTHORIZATION, subject);
        grants.putIfAbsent(id, new LedgerApproval(id, ApprovalKind.AUTHORIZATION, subject, DraftContent.digest(grant), grant.by(),
                Optional.of(grant), row.block(), row.transactionId(), grant.at(), 1, cells, Optional.empty(), ApprovalState.EFFECTIVE));
    }

    private static LedgerApproval superseded(LedgerApproval older) {
        return new LedgerApproval(older.id(), older.kind(), older.subject(), older.subjectDigest(), older.proposer(), older.fact(),
                older.block(), older.transactionId(), older.at(), older.quorum(), older.parties(), older.deadline(),
                ApprovalState.SUPERSEDED);
    }
}
