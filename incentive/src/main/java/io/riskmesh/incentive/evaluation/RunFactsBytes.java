package io.riskmesh.incentive.evaluation;

import io.riskmesh.incentive.leaf.LeafRule;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.part.RunId;
import java.util.List;

/// [RunFacts] as canonical JSON. Public to all members: what makes an evaluator believe them is that every bank seals its input
/// together with their digest.
public final class RunFactsBytes {

    private static final int VERSION = 1;

    private RunFactsBytes() {}

    /// What every bank seals its input to.
    public static Digest digest(byte[] bytes) {
        return Digest.of("evaluation-facts", bytes);
    }

    public static byte[] encode(RunFacts facts) {
        return CanonicalJson.encode(new FactWriter().integer("v", VERSION).id("run", facts.run().toString())
                .party("coordinator", facts.coordinator()).digest("modelFileDigest", facts.modelFileDigest()).digest("coinSeed", facts.coinSeed())
                .digest("sealHeaderHash", facts.sealHeaderHash()).integer("coinBlock", facts.coinBlock())
                .blob("scheme", OpaqueBytes.of(facts.scheme().canonicalBytes())).parties("participants", facts.participants())
                .texts("joined", facts.joined().stream().map(PartyId::value).toList()).i64s("rowBounds", facts.rowBounds())
                .digests("leafSumRoots", facts.leafSumRoots()).nested("rule", facts.rule(), RunFactsBytes::writeRule)
                .integer("priorTrees", facts.priorTrees()).i64("gradientBound", facts.gradientBound())
                .i64("hessianBound", facts.hessianBound()).object());
    }

    public static RunFacts decode(byte[] bytes) throws MalformedFact {
        if (!(CanonicalJson.decode(bytes) instanceof CanonicalValue.Obj object)) {
            throw new MalformedFact("Facts of a run are an object");
        }
        FactReader in = new FactReader(object);
        in.integer("v", VERSION, VERSION);
        try {
            RunFacts facts = new RunFacts(RunId.parse(in.id("run")), in.party("coordinator"), in.digest("modelFileDigest"),
                    in.digest("coinSeed"), in.digest("sealHeaderHash"), in.whole("coinBlock"),
                    Facts.decode(SettlementScheme.class, in.blob("scheme").toBytes()), in.parties("participants"),
                    joined(in.texts("joined")), in.i64s("rowBounds"), in.digests("leafSumRoots"), in.nested("rule", RunFactsBytes::readRule),
                    in.count("priorTrees"), in.i64("gradientBound"), in.i64("hessianBound"));
            in.end();
            return facts;
        } catch (IllegalArgumentException e) {
            throw new MalformedFact(e.getMessage());
        }
    }

    private static List<PartyId> joined(List<String> ids) {
        return ids.stream().map(PartyId::new).toList();
    }

    private static void writeRule(LeafRule rule, FactWriter out) {
        out.integer("scaleBits", rule.scaleBits()).i64("lambda", rule.lambda()).i64("alpha", rule.alpha())
                .i64("minChildWeight", rule.minChildWeight()).i64("maxDeltaStep", rule.maxDeltaStep())
                .integer("etaPpm", rule.etaPpm()).integer("gridBits", rule.gridBits());
    }

    private static LeafRule readRule(FactReader in) throws MalformedFact {
        return new LeafRule(in.count("scaleBits"), in.i64("lambda"), in.i64("alpha"), in.i64("minChildWeight"),
                in.i64("maxDeltaStep"), in.count("etaPpm"), in.count("gridBits"));
    }
}
