package io.riskmesh.gateway.ledger.live;

import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
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
import io.riskmesh.ledger.fact.Fact;
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
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.ModelRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes views of the facts, taken in the order of the ledger. For one thread.
final class AuthorizationFold {
    private final Map<Digest, Consortium> proposals = new LinkedHashMap<>();
    private final Map<String, ReferenceValues> images = new LinkedHashMap<>();
    private final Map<String, Revocation> revocations = new LinkedHashMap<>();
    private final Map<PartyId, Party> described = new TreeMap<>();
    private final Map<Digest, PartyId> claims = new TreeMap<>();
    private final Section<String, GrantState> grants = new Section<>();
    private final Section<PartyId, List<String>> grantsOf = new Section<>();
    private final Section<String, Activation> activations = new Section<>();
    private final Map<ModelRef, ModelVersion> models = new LinkedHashMap<>();
    private final Section<String, ReferenceValues> inForce = new Section<>();
    private final Section<String, EnclaveInstance> enclaves = new Section<>();
    private final Section<String, UseReceipt> scoringUses = new Section<>();
    private Map<ModelRef, ModelVersion> frozenModels = Map.of();
    private Optional<Consortium> consortium = Optional.empty();
    private PartyDirectory directory = new PartyDirectory(Map.of(), Map.of());

    void add(FactRow row) {
        Fact fact = row.fact();
        switch (fact) {
            case DataUseAuthorization grant -> grant(grant, row.block());
            case Revocation revocation -> revoke(revocation);
            case UseReceipt use -> use(use);
            case Activation activation -> activations.put(activation.name(), activation);
            case ModelVersion model -> model(model);
            case ReferenceValues values -> images.putIfAbsent(values.id(), values);
            case Consortium proposal -> proposals.put(proposal.digest(), proposal);
            case Enactment enactment -> enact(enactment);
            case Party party -> describe(party);
            case EnclaveInstance enclave -> enclaves.put(enclave.instance(), enclave);
            case Alias _, Anchor _, Approval _, CohortLink _, CoinReveal _, Collateral _, Finding _, RunClose _, RunJoin _, RunSeal _,
                    SurvivorRecord _, TrainingRun _, TranscriptDigest _, Withdrawal _, ContributionReport _, Settlement _,
                    SettlementScheme _, Confirmation _, Dispute _, Finality _, JournalEntry _, Ruling _, SettlementTurn _ -> { }
        }
    }

    AuthorizationView view(long height) {
        return new AuthorizationView(height, consortium, grants.frozen(), grantsOf.frozen(), activations.frozen(), frozenModels,
                inForce.frozen(), enclaves.frozen(), scoringUses.frozen(), directory);
    }

    // Only the assigner speaks for its data, whatever endorsers let through.
    private void grant(DataUseAuthorization grant, long block) {
        GrantState before = grants.get(grant.grant());
        boolean follows = grant.by().equals(grant.assigner()) && (before == null
                || grant.version() > before.authorization().version() && grant.assigner().equals(before.authorization().assigner()));
        if (!follows) {
            return;
        }
        grants.put(grant.grant(), new GrantState(grant, Optional.ofNullable(revocations.get(grant.grant())),
                before == null ? Optional.empty() : before.lastUse(), block));
        List<String> ids = new ArrayList<>(Optional.ofNullable(grantsOf.get(grant.assigner())).orElse(List.of()));
        ids.remove(grant.grant());
        ids.addFirst(grant.grant());
        grantsOf.put(grant.assigner(), List.copyOf(ids));
    }

    private void revoke(Revocation revocation) {
        GrantState before = grants.get(revocation.grant());
        if (before == null || !before.authorization().assigner().equals(revocation.by())) {
            return;
        }
        revocations.put(revocation.grant(), revocation);
        grants.put(revocation.grant(), new GrantState(before.authorization(), Optional.of(revocation), before.lastUse(), before.block()));
    }

    private void use(UseReceipt use) {
        GrantState before = grants.get(use.grant());
        if (before == null) {
            return;
        }
        grants.put(use.grant(), new GrantState(before.authorization(), before.revocation(), Optional.of(use), before.block()));
        if (use.action() == DataUse.SCORE) {
            scoringUses.put(AuthorizationView.useKey(use.grant(), use.subject()), use);
        }
    }

    private void model(ModelVersion model) {
        models.putIfAbsent(model.ref(), model);
        frozenModels = Map.copyOf(models);
    }

    private void enact(Enactment enactment) {
        switch (enactment.subjectKind()) {
            case CONSORTIUM -> Optional.ofNullable(proposals.get(enactment.subjectDigest())).ifPresent(this::begin);
            case REFERENCE_VALUES -> Optional.ofNullable(images.get(enactment.subject()))
                    .filter(values -> values.digest().equals(enactment.subjectDigest()))
                    .ifPresent(values -> inForce.put(values.id(), values));
            case FINDING, MODEL_VERSION, SCORING_POLICY, SETTLEMENT_SCHEME, CONTRIBUTION_REPORT, SETTLEMENT_RULING -> { }
        }
    }

    private void begin(Consortium next) {
        consortium = Optional.of(next);
        redirect();
    }

    private void describe(Party party) {
        described.put(party.by(), party);
        PartyDirectory.tlsDigests(party).forEach(key -> claims.putIfAbsent(key, party.by()));
        redirect();
    }

    // Who left the consortium is not reached any more, and reaches nobody.
    private void redirect() {
        Map<PartyId, Party> members = new TreeMap<>(described);
        members.keySet().retainAll(consortium.map(Consortium::members).orElse(List.of()));
        directory = new PartyDirectory(members, claims);
    }
}
