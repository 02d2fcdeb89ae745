package io.riskmesh.verifier.facts;

import com.google.protobuf.ByteString;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.reason.AuditReason;
import io.riskmesh.verifier.block.BlockHash;
import io.riskmesh.verifier.facts.ledger.Discrepancy;
import io.riskmesh.verifier.facts.ledger.Placed;
import io.riskmesh.verifier.stage.CheckedBlock;
import io.riskmesh.verifier.stage.Findings;
import io.riskmesh.verifier.stage.Stage;
import io.riskmesh.verifier.stage.StageId;
import io.riskmesh.verifier.validation.TransactionVerdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// S5. Counts facts. Only transactions that the replay found valid are looked at, whatever the block's flags say.
public final class FactStage implements Stage {

    /// The name under which the contract is installed.
    public static final String CHAINCODE = "riskmesh";

    private final TransactionReader reader;
    private FactAudit audit = new FactAudit();

    public FactStage() {
        this(CHAINCODE);
    }

    /// @param chaincode the name of the contract on this channel
    public FactStage(String chaincode) {
        this.reader = new TransactionReader(chaincode);
    }

    @Override
    public StageId id() {
        return StageId.S5;
    }

    @Override
    public void block(CheckedBlock block, Findings findings) {
        audit.organisations(Set.copyOf(block.config().applicationMspIds().values()));
        for (TransactionVerdict verdict : block.verdict().transactions()) {
            reader.read(block.number(), verdict).ifPresent(transaction -> {
                FactAudit.Outcome outcome = audit.accept(transaction);
                findings.checked(outcome.checked());
                outcome.failures().forEach(found -> fail(found, findings));
                outcome.warnings().forEach(found -> findings.warning(found.block(), found.index(), found.code().code(), found.detail()));
            });
            checkReach(block.number(), verdict, findings);
        }
        audit.headerHash(block.number(), Digest.fromBytes(BlockHash.ofHeader(block.block().getHeader()).toByteArray()));
    }

    private void checkReach(long block, TransactionVerdict verdict, Findings findings) {
        if (reader.touchesMore(verdict)) {
            findings.failure(block, verdict.index(), AuditReason.UNEXPECTED_WRITE.code(),
                    "The contract has no private data and no metadata of keys");
        }
        if (reader.readsRanges(verdict)) {
            findings.warning(block, verdict.index(), AuditReason.UNEXPECTED_WRITE.code(),
                    "A transaction of the contract read a range of keys");
        }
    }

    @Override
    public Optional<String> end(Findings findings) {
        audit.gapsAndForks().forEach(found -> fail(found, findings));
        return findings.checkedCount() == 0
                ? Optional.of("No transaction of chaincode " + reader.chaincode() + " wrote a fact") : Optional.empty();
    }

    private static void fail(Discrepancy found, Findings findings) {
        findings.failure(found.block(), found.index(), found.code().code(), found.detail());
    }

    /// Anchors of receipt logs among the facts so far, in the order of the ledger.
    public List<Anchor> anchors() {
        return audit.facts().stream().map(Placed::fact).filter(Anchor.class::isInstance).map(Anchor.class::cast).toList();
    }

    /// All facts so far, in the order of the ledger.
    public List<Fact> facts() {
        return audit.facts().stream().<Fact>map(Placed::fact).toList();
    }

    @Override
    public ByteString save() {
        return SavedFacts.encode(audit.facts(), audit.sealHashes());
    }

    @Override
    public void resume(ByteString saved) {
        audit = new FactAudit();
        SavedFacts.decode(saved, audit);
    }
}
