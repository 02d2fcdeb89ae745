package io.riskmesh.attestation.scoring;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.UseRef;
import java.util.List;
import java.util.Optional;

/// What the ledger allows an enclave, as all banks see it in the same bytes (design `attestation-and-scoring.md` section 4). An
/// enclave has no ledger and no clock: it believes a quorum of members who signed this.
///
/// @param height block of the last fact that it rests on
/// @param headerHash of that block
/// @param consortium digest of the one in force
/// @param models by name and version, each once
/// @param policies by their models, one for each
/// @param uses by grant and sequence, each once
public record ScoringMandate(String channel, ConsortiumMode mode, long height, Digest headerHash, Digest consortium,
        MandateMembers members, List<MandateModel> models, List<ScoringPolicy> policies, List<MandateUse> uses) {

    private static final int VERSION = 1;

    public ScoringMandate {
        Shape.id("channel", channel);
        Shape.count("height", height);
        models = List.copyOf(models);
        policies = List.copyOf(policies);
        uses = List.copyOf(uses);
        List<String> named = Shape.set("models", models.stream().map(m -> m.model().id()).toList());
        if (!named.equals(policies.stream().map(p -> p.model().id()).toList())) {
            throw new IllegalArgumentException("policies are one for each model, in the same order");
        }
        Shape.set("uses", uses.stream().map(u -> u.use().grant() + "/" + String.format(java.util.Locale.ROOT, "%010d", u.use().seq())).toList());
    }

    /// What the facts of a view allow. Pure: equal facts give equal bytes at every bank.
    public static ScoringMandate at(MandateView view) {
        return new MandateFacts(view).mandate();
    }

    /// The model of a file.
    public Optional<MandateModel> model(Digest fileDigest) {
        return models.stream().filter(model -> model.fileDigest().equals(fileDigest)).findFirst();
    }

    /// The policy of an admitted model.
    public ScoringPolicy policy(ModelRef model) {
        return policies.stream().filter(policy -> policy.model().equals(model)).findFirst().orElseThrow();
    }

    public Optional<MandateUse> use(PartyId assigner, UseRef use) {
        return uses.stream().filter(u -> u.assigner().equals(assigner) && u.use().equals(use)).findFirst();
    }

    public byte[] canonicalBytes() {
        FactWriter out = new FactWriter();
        out.integer("v", VERSION).id("channel", channel).constant("mode", mode).integer("height", height)
                .digest("headerHash", headerHash).digest("consortium", consortium)
                .nested("members", members, MandateMembers::write).objects("models", models, MandateModel::write)
                .objects("policies", policies, ScoringPolicy::write).objects("uses", uses, MandateUse::write);
        return CanonicalJson.encode(out.object());
    }

    /// What members sign.
    public byte[] signedBytes() {
        return signedBytes(canonicalBytes());
    }

    static byte[] signedBytes(byte[] canonical) {
        return Digest.of("mandate", canonical).toBytes();
    }

    public static ScoringMandate decode(byte[] bytes) throws MalformedFact {
        if (!(CanonicalJson.decode(bytes, CanonicalJson.LARGE_BYTES) instanceof CanonicalValue.Obj object)) {
            throw new MalformedFact("A mandate is an object");
        }
        FactReader in = new FactReader(object);
        in.integer("v", VERSION, VERSION);
        try {
            ScoringMandate mandate = new ScoringMandate(in.id("channel"), in.constant("mode", ConsortiumMode.class),
                    in.whole("height"), in.digest("headerHash"), in.digest("consortium"),
                    in.nested("members", MandateMembers::read), in.objects("models", MandateModel::read),
                    in.objects("policies", ScoringPolicy::read), in.objects("uses", MandateUse::read));
            in.end();
            return mandate;
        } catch (IllegalArgumentException e) {
            throw new MalformedFact(e.getMessage());
        }
    }
}
