package io.riskmesh.attestation.scoring;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.fact.Withdrawal;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.PartyKey;
import io.riskmesh.ledger.part.SubjectKind;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Reads a mandate off the facts. A model is admitted while its activation is the last of its chain and ACTIVE, while image, model
/// and policy have their quorum of approvals that are not withdrawn, and while its policy is known. Of each grant and model the
/// last two uses are kept, so that the one before stays good until its own end.
final class MandateFacts {

    /// Figure that a model's evaluation must hold if its policy scores with the payee's features missing.
    static final String JOINT_MISSING = "joint-missing";

    private static final int USES_KEPT = 2;

    private final MandateView view;
    private final TreeMap<FactKey, Fact> facts = new TreeMap<>();
    private final TreeMap<String, Activation> lastActivation = new TreeMap<>();
    private final TreeMap<PartyId, Party> lastParty = new TreeMap<>();
    private final TreeMap<String, List<UseReceipt>> uses = new TreeMap<>();
    private Optional<Enactment> consortium = Optional.empty();
    private long height;

    MandateFacts(MandateView view) {
        this.view = view;
        for (MandateView.PlacedFact placed : view.facts()) {
            if (index(placed.fact())) {
                height = Math.max(height, placed.block());
            }
        }
    }

    ScoringMandate mandate() {
        Consortium rules = rules();
        List<MandateModel> models = new ArrayList<>();
        List<ScoringPolicy> policies = new ArrayList<>();
        List<Activation> admitted = lastActivation.values().stream().filter(a -> isAdmitted(a, rules))
                .sorted(Comparator.comparing(a -> ref(a).id())).toList();
        for (Activation activation : admitted) {
            ScoringPolicy policy = view.policy(activation.policyDigest()).orElseThrow();
            models.add(model(activation, policy));
            policies.add(policy);
        }
        List<ModelRef> names = admitted.stream().map(MandateFacts::ref).toList();
        return new ScoringMandate(view.channel(), rules.mode(), height, view.headerHash(height), rules.digest(), members(rules),
                models, policies, uses(rules, names));
    }

    // Whether the fact can bear on a mandate; the height counts these alone.
    private boolean index(Fact fact) {
        boolean bears = switch (fact) {
            case Activation a -> {
                lastActivation.merge(a.name(), a, (x, y) -> x.seq() > y.seq() ? x : y);
                yield true;
            }
            case Party p -> {
                lastParty.merge(p.by(), p, (x, y) -> x.seq() > y.seq() ? x : y);
                yield true;
            }
            case UseReceipt u -> {
                if (u.action() == DataUse.SCORE) {
                    uses.computeIfAbsent(u.grant() + "/" + u.subject(), _ -> new ArrayList<>()).add(u);
                }
                yield u.action() == DataUse.SCORE;
            }
            case Enactment e -> {
                if (e.subjectKind() == SubjectKind.CONSORTIUM) {
                    consortium = consortium.filter(c -> c.subject().compareTo(e.subject()) > 0).or(() -> Optional.of(e));
                }
                yield true;
            }
            default -> fact instanceof Approval || fact instanceof Withdrawal || fact instanceof Consortium
                    || fact instanceof DataUseAuthorization || fact instanceof ModelVersion || fact instanceof ReferenceValues
                    || fact instanceof Revocation;
        };
        facts.put(fact.key(), fact);
        return bears;
    }

    private Consortium rules() {
        Enactment enacted = consortium.orElseThrow(() -> new IllegalStateException("No consortium is in force"));
        return find(Consortium.keyOf(Integer.parseInt(enacted.subject()), enacted.subjectDigest()), Consortium.class)
                .orElseThrow(() -> new IllegalStateException("The consortium in force is not in the view"));
    }

    private boolean isAdmitted(Activation activation, Consortium rules) {
        Optional<ModelVersion> model = find(ModelVersion.keyOf(activation.name(), activation.version()), ModelVersion.class);
        Optional<ReferenceValues> image = find(ReferenceValues.keyOf(activation.referenceValues()), ReferenceValues.class);
        Optional<ScoringPolicy> policy = view.policy(activation.policyDigest());
        if (activation.state() != ActivationState.ACTIVE || model.isEmpty() || image.isEmpty() || policy.isEmpty()) {
            return false;
        }
        Digest policyDigest = activation.policyDigest();
        return image.get().models().contains(ref(activation)) && policy.get().model().equals(ref(activation))
                && facts.containsKey(Enactment.keyOf(SubjectKind.REFERENCE_VALUES, image.get().id()))
                && live(SubjectKind.REFERENCE_VALUES, image.get().id(), image.get().digest(), rules) >= rules.governanceQuorum()
                && live(SubjectKind.MODEL_VERSION, model.get().ref().id(), model.get().digest(), rules) >= rules.modelQuorum()
                && live(SubjectKind.SCORING_POLICY, policyDigest.hex(), policyDigest, rules) >= rules.modelQuorum()
                && (policy.get().onPayeeLate() != PayeeLate.MISSING || policy.get().side() != ModelSide.JOINT
                        || model.get().metrics().stream().anyMatch(metric -> metric.name().equals(JOINT_MISSING)));
    }

    private long live(SubjectKind kind, String subject, Digest digest, Consortium rules) {
        return rules.members().stream().filter(party -> {
            Optional<Approval> approval = find(Approval.keyOf(kind, subject, party), Approval.class);
            return approval.isPresent() && approval.get().decision() == Decision.APPROVE
                    && approval.get().subjectDigest().equals(digest)
                    && !facts.containsKey(Withdrawal.keyOf(kind, subject, party));
        }).count();
    }

    private MandateModel model(Activation activation, ScoringPolicy policy) {
        ModelVersion version = find(ModelVersion.keyOf(activation.name(), activation.version()), ModelVersion.class).orElseThrow();
        ReferenceValues image = find(ReferenceValues.keyOf(activation.referenceValues()), ReferenceValues.class).orElseThrow();
        return new MandateModel(version.ref(), version.fileDigest(), version.schemaDigest(), policy.packageDigest(),
                policy.side(), image.mrEnclave());
    }

    private MandateMembers members(Consortium rules) {
        return new MandateMembers(rules.members().stream().map(this::member).toList(), rules.modelQuorum());
    }

    private MandateMembers.Member member(PartyId party) {
        Party described = lastParty.get(party);
        List<PartyKey> keys = described == null ? List.of() : described.keys();
        return new MandateMembers.Member(party,
                keys.stream().filter(key -> key.use() == KeyUse.ROUND).flatMap(key -> spki(key).stream()).toList());
    }

    // A certificate that cannot be read is no key; every bank's view finds the same.
    private static Optional<OpaqueBytes> spki(PartyKey key) {
        try {
            return Optional.of(OpaqueBytes.of(CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(key.certificate().toBytes())).getPublicKey().getEncoded()));
        } catch (CertificateException _) {
            return Optional.empty();
        }
    }

    private List<MandateUse> uses(Consortium rules, List<ModelRef> admitted) {
        List<MandateUse> kept = new ArrayList<>();
        for (List<UseReceipt> chain : uses.values()) {
            chain.sort(Comparator.comparingInt(UseReceipt::seq));
            for (UseReceipt use : chain.subList(Math.max(0, chain.size() - USES_KEPT), chain.size())) {
                use(use, rules, admitted).ifPresent(kept::add);
            }
        }
        kept.sort(Comparator.comparing((MandateUse use) -> use.use().grant()).thenComparingInt(use -> use.use().seq()));
        return kept;
    }

    private Optional<MandateUse> use(UseReceipt use, Consortium rules, List<ModelRef> admitted) {
        Optional<ModelRef> model = admitted.stream().filter(ref -> ref.id().equals(use.subject())).findFirst();
        Optional<DataUseAuthorization> grant =
                find(DataUseAuthorization.keyOf(use.grant(), use.version()), DataUseAuthorization.class);
        if (model.isEmpty() || grant.isEmpty() || facts.containsKey(Revocation.keyOf(use.grant()))
                || !rules.members().contains(grant.get().assigner())) {
            return Optional.empty();
        }
        return Optional.of(new MandateUse(grant.get().assigner(), new io.riskmesh.ledger.part.UseRef(use.grant(), use.seq()),
                grant.get().purpose(), model.get(), Math.min(use.validUntil(), grant.get().validUntil())));
    }

    private <F extends Fact> Optional<F> find(FactKey key, Class<F> type) {
        Fact fact = facts.get(key);
        return type.isInstance(fact) ? Optional.of(type.cast(fact)) : Optional.empty();
    }

    private static ModelRef ref(Activation activation) {
        return new ModelRef(activation.name(), activation.version());
    }
}
