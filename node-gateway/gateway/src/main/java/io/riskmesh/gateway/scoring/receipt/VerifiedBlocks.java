package io.riskmesh.gateway.scoring.receipt;

import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.UnreadableSource;
import io.riskmesh.verifier.facts.FactStage;
import io.riskmesh.verifier.process.VerifyCommand;
import io.riskmesh.verifier.run.LedgerVerifier;
import io.riskmesh.verifier.run.VerificationOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The facts of a folder of blocks, after all of its blocks were verified: what an auditor has who trusts no gateway.
public final class VerifiedBlocks implements FactsOfLedger {
    private final TreeMap<FactKey, Fact> facts = new TreeMap<>();
    private final String trust;

    private VerifiedBlocks(List<Fact> found, String trust) {
        found.forEach(fact -> facts.putIfAbsent(fact.key(), fact));
        this.trust = trust;
    }

    /// Verifies the blocks.
    ///
    /// @param folder data folder of a ledger, or a folder of blocks
    /// @throws Stopped if they cannot be read, or do not verify: then they prove nothing
    public static VerifiedBlocks open(Path folder) throws Stopped {
        FactStage stage = new FactStage();
        try (BlockSource source = VerifyCommand.open(folder)) {
            VerificationOptions options = new VerificationOptions(source.isEmbedded(), List.of(), List.of());
            if (!new LedgerVerifier(options, Optional.of(stage)).verify(source).isVerified()) {
                throw Stopped.refused("the ledger does not verify, so nothing on it proves a receipt; see ./riskmesh audit verify " + folder);
            }
            return new VerifiedBlocks(stage.facts(), source.isEmbedded() ? "blocks of an embedded ledger, single operator" : "blocks of a Fabric channel");
        } catch (UnreadableSource e) {
            throw Stopped.unavailable(e.getMessage(), e);
        }
    }

    @Override
    public <F extends Fact> Optional<F> find(FactKey key, Class<F> type) {
        return Optional.ofNullable(facts.get(key)).filter(type::isInstance).map(type::cast);
    }

    @Override
    public List<Fact> list(FactKey prefix) {
        int parts = prefix.attributes().size();
        return facts.entrySet().stream().filter(entry -> entry.getKey().type().equals(prefix.type())
                        && entry.getKey().attributes().size() >= parts && entry.getKey().attributes().subList(0, parts).equals(prefix.attributes()))
                .map(java.util.Map.Entry::getValue).toList();
    }

    @Override
    public String trust() {
        return trust;
    }
}
