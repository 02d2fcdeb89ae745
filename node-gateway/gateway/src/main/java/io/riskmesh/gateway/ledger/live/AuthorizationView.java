package io.riskmesh.gateway.ledger.live;

import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What may be done, by the blocks up to a height. An immutable snapshot: one decision takes one view. Says nothing of its own
/// age ([LiveLedger#stale]). All questions are look-ups in maps; a bank has a handful of grants.
///
/// @param height number of blocks that it rests on
/// @param consortium in force, if one is
/// @param grants by id
/// @param grantsOf ids of a bank's grants, the newest first
/// @param activations the last of each model's chain, by the model's name
/// @param models versions that were proposed
/// @param images reference values that are in force, by id
/// @param enclaves the last epoch of each instance
/// @param scoringUses the last use for scoring by grant and model version (`grant` + ` ` + `model.version`)
/// @param parties members' own descriptions
public record AuthorizationView(long height, Optional<Consortium> consortium, Map<String, GrantState> grants,
        Map<PartyId, List<String>> grantsOf, Map<String, Activation> activations, Map<ModelRef, ModelVersion> models,
        Map<String, ReferenceValues> images, Map<String, EnclaveInstance> enclaves, Map<String, UseReceipt> scoringUses,
        PartyDirectory parties) {

    /// Before the first block.
    public static AuthorizationView empty() {
        return new AuthorizationView(0, Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(),
                new PartyDirectory(Map.of(), Map.of()));
    }

    /// Sequence of the consortium in force; 0 before the first.
    public int consortiumSeq() {
        return consortium.map(Consortium::seq).orElse(0);
    }

    /// Members in force.
    public List<PartyId> members() {
        return consortium.map(Consortium::members).orElse(List.of());
    }

    /// Whether a bank is a member in force.
    public boolean isMember(PartyId party) {
        return members().contains(party);
    }

    /// The activation of a model if it is in use.
    public Optional<Activation> active(String model) {
        return Optional.ofNullable(activations.get(model)).filter(last -> last.state() == ActivationState.ACTIVE);
    }

    /// The grant of this id.
    public Optional<GrantState> grant(String id) {
        return Optional.ofNullable(grants.get(id));
    }

    /// Whether a named grant allows a use.
    ///
    /// @param now ms since the epoch
    public Right allows(String grant, DataUse action, PartyId user, String purpose, long now) {
        Optional<GrantState> found = grant(grant);
        if (found.isEmpty()) {
            return refused(SharedReason.AUTHORISATION_MISSING, "no grant " + grant);
        }
        return found.get().refusal(action, user, purpose, now).<Right>map(Right.Refused::new)
                .orElseGet(() -> new Right.Granted(found.get()));
    }

    /// The newest grant of a bank that allows a use; if none does, the refusal of the one that comes closest.
    ///
    /// @param dataset that the grant must be about
    /// @param now ms since the epoch
    public Right training(PartyId bank, PartyId user, String dataset, String purpose, long now) {
        List<GrantState> about = grantsOf(bank).filter(grant -> grant.authorization().dataset().equals(dataset)).toList();
        return Closest.of(about, DataUse.TRAIN, user, purpose, now)
                .orElseGet(() -> refused(SharedReason.AUTHORISATION_MISSING, bank + " granted nobody training on " + dataset));
    }

    /// Whether payments may be scored with features of a bank now, with the model in use.
    ///
    /// @param model its name
    /// @param now ms since the epoch
    public Right scoring(PartyId bank, String model, String purpose, long now) {
        Optional<Activation> found = active(model);
        if (found.isEmpty()) {
            return refused(LedgerReason.MODEL_NOT_ACTIVE, "no version of " + model + " is in use");
        }
        Activation activation = found.get();
        if (!images.containsKey(activation.referenceValues())) {
            return refused(LedgerReason.REFERENCE_VALUES_UNAPPROVED, activation.referenceValues() + " is not in force");
        }
        List<GrantState> inImage = grantsOf(bank)
                .filter(grant -> grant.authorization().referenceValues().contains(activation.referenceValues())).toList();
        Right right = Closest.of(inImage, DataUse.SCORE, bank, purpose, now)
                .orElseGet(() -> refused(SharedReason.AUTHORISATION_MISSING, bank + " granted nobody scoring with " + model));
        return right instanceof Right.Granted granted ? used(granted.grant(), activation, now) : right;
    }

    private Right used(GrantState grant, Activation activation, long now) {
        String model = new ModelRef(activation.name(), activation.version()).id();
        UseReceipt use = scoringUses.get(useKey(grant.authorization().grant(), model));
        if (use == null || !use.codeDigest().equals(activation.policyDigest())) {
            return refused(SharedReason.AUTHORISATION_MISSING, "no use of " + grant.authorization().grant() + " for " + model + " is recorded");
        }
        return now < use.validUntil() ? new Right.Scoring(grant, activation, use)
                : refused(SharedReason.AUTHORISATION_EXPIRED, "use " + use.seq() + " of " + use.grant() + " ended at " + use.validUntil());
    }

    private Stream<GrantState> grantsOf(PartyId bank) {
        return grantsOf.getOrDefault(bank, List.of()).stream().map(grants::get);
    }

    /// The party whose TLS key this is: SHA-256 of its `SubjectPublicKeyInfo`.
    public Optional<PartyId> partyOfTlsKey(Digest key) {
        return parties.ofTlsKey(key);
    }

    static String useKey(String grant, String model) {
        return grant + ' ' + model;
    }

    private static Right refused(ReasonCode code, String detail) {
        return new Right.Refused(new Refusal(code, detail));
    }
}
