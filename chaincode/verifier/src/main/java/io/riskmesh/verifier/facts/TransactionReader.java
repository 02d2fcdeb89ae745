package io.riskmesh.verifier.facts;

import com.google.protobuf.Timestamp;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.verifier.facts.ledger.FactTransaction;
import io.riskmesh.verifier.facts.ledger.FactWrite;
import io.riskmesh.verifier.identity.MemberIdentity;
import io.riskmesh.verifier.validation.NamespaceSet;
import io.riskmesh.verifier.validation.TransactionVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;

/// What the audit of facts is told of a valid transaction.
record TransactionReader(String chaincode) {

    /// Empty if the transaction wrote nothing in the contract's namespace.
    Optional<FactTransaction> read(long block, TransactionVerdict verdict) {
        List<FactWrite> writes = new ArrayList<>();
        for (NamespaceSet set : verdict.content().map(content -> content.sets()).orElse(List.of())) {
            if (set.namespace().equals(chaincode)) {
                set.open().getWritesList().forEach(write -> writes.add(fact(write)));
            }
        }
        if (!verdict.isValid() || writes.isEmpty()) {
            return Optional.empty();
        }
        String creator = verdict.creator().map(MemberIdentity::mspId).orElse("");
        Set<String> roles = verdict.creator().map(MemberIdentity::riskmeshRoles).orElse(Set.of());
        long at = verdict.header().map(ChannelHeader::getTimestamp).map(TransactionReader::millis).orElse(0L);
        return Optional.of(new FactTransaction(block, verdict.index(), creator, roles, at, writes));
    }

    /// Whether the transaction touched the contract's namespace otherwise than by writing values: metadata, private data.
    boolean touchesMore(TransactionVerdict verdict) {
        return verdict.isValid() && verdict.content().isPresent() && verdict.content().get().sets().stream()
                .anyMatch(set -> set.namespace().equals(chaincode)
                        && (set.open().getMetadataWritesCount() > 0 || !set.collections().isEmpty()));
    }

    /// Whether the transaction read a range of the contract's keys.
    boolean readsRanges(TransactionVerdict verdict) {
        return verdict.isValid() && verdict.content().isPresent() && verdict.content().get().sets().stream()
                .anyMatch(set -> set.namespace().equals(chaincode) && set.open().getRangeQueriesInfoCount() > 0);
    }

    private static FactWrite fact(KVWrite write) {
        return new FactWrite(write.getKey(), write.getIsDelete()
                ? Optional.empty() : Optional.of(OpaqueBytes.of(write.getValue().toByteArray())));
    }

    // A time that no `long` holds wraps round, and is not the one of its facts.
    private static long millis(Timestamp at) {
        return at.getSeconds() * 1000L + at.getNanos() / 1_000_000;
    }
}
