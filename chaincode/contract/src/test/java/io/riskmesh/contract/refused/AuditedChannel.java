package io.riskmesh.contract.refused;

import com.google.protobuf.InvalidProtocolBufferException;
import io.riskmesh.contract.RiskmeshChaincode;
import io.riskmesh.contract.caller.CallerIdentity;
import io.riskmesh.contract.caller.Role;
import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.stub.Answer;
import io.riskmesh.contract.stub.Proposal;
import io.riskmesh.contract.stub.WorldState;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.verifier.facts.FactAudit;
import io.riskmesh.verifier.facts.ledger.Discrepancy;
import io.riskmesh.verifier.facts.ledger.FactTransaction;
import io.riskmesh.verifier.facts.ledger.FactWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/// A channel whose committed transactions the offline audit has seen.
final class AuditedChannel {

    private final FactAudit audit = new FactAudit();
    private final List<Discrepancy> failures = new ArrayList<>();
    private final WorldState replayed = new WorldState();
    private long block;

    AuditedChannel(Channel channel) {
        audit.organisations(Set.of("AlderMSP", "BirchMSP", "CedarMSP", "DoverMSP", "RegulatorMSP"));
        for (Proposal proposal : channel.committed()) {
            Answer answer = Answer.simulate(new RiskmeshChaincode(), replayed, proposal);
            replayed.commit(answer.writes());
            write(proposal, answer.writes());
        }
    }

    /// Whether the channel's state is what its transactions wrote: some tests put more into it.
    boolean isWhole(Channel channel) {
        return replayed.all().keySet().equals(channel.state().all().keySet());
    }

    /// The next transaction, whether the contract would have written it or not. Gives what the audit says.
    List<Discrepancy> write(Proposal proposal, NavigableMap<String, byte[]> writes) {
        List<FactWrite> facts = new ArrayList<>();
        writes.forEach((key, value) -> facts.add(new FactWrite(key, Optional.of(OpaqueBytes.of(value)))));
        FactAudit.Outcome outcome = audit.accept(new FactTransaction(block++, 0, party(proposal), roles(proposal),
                proposal.timestamp().toEpochMilli(), facts));
        failures.addAll(outcome.failures());
        return outcome.failures();
    }

    /// Gives the block that sealed the story's run this hash.
    long sealedAt(Digest hash) {
        long sealed = audit.facts().stream().filter(placed -> placed.fact() instanceof RunSeal).findFirst().orElseThrow().block();
        audit.headerHash(sealed, hash);
        return sealed;
    }

    List<Discrepancy> failures() {
        List<Discrepancy> all = new ArrayList<>(failures);
        all.addAll(audit.gapsAndForks());
        return all;
    }

    private static String party(Proposal proposal) {
        try {
            return SerializedIdentity.parseFrom(proposal.creator()).getMspid();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> roles(Proposal proposal) {
        Set<String> roles = new TreeSet<>();
        try {
            CallerIdentity.of(proposal.creator()).roles().stream().map(Role::id).forEach(roles::add);
        } catch (Refused _) {
            // A creator whom the contract does not know has no role.
        }
        return roles;
    }
}
