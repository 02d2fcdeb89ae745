package io.riskmesh.embedded.network;

import com.google.protobuf.ByteString;
import io.riskmesh.embedded.commit.Chain;
import io.riskmesh.embedded.genesis.ChannelConfiguration;
import io.riskmesh.embedded.genesis.ChannelMembers;
import io.riskmesh.embedded.genesis.DefinitionCommit;
import io.riskmesh.embedded.storage.ReadOnlyLedger;
import io.riskmesh.embedded.transaction.ConfigurationEnvelope;
import io.riskmesh.verifier.state.StateKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Writes block 0 and block 1 of a new chain, and checks that an old one was made for the same members.
final class FirstBlocks {
    private static final int NONCE_BYTES = 24;

    private final LedgerPlan plan;
    private final ConsortiumIdentities identities;
    private final SecureRandom random;

    FirstBlocks(LedgerPlan plan, ConsortiumIdentities identities, SecureRandom random) {
        this.plan = plan;
        this.identities = identities;
        this.random = random;
    }

    ByteString configuration() throws IOException {
        return ConfigurationEnvelope.of(plan.channel(), ChannelConfiguration.of(identities.members()), plan.clock().instant(), nonce())
                .toByteString();
    }

    /// Commits the chaincodes that are not: all of them in block 1, or after a crash between the two blocks.
    void define(Chain chain) throws IOException, ReadOnlyLedger, OtherChannel {
        requireSame(chain);
        List<ByteString> commits = new ArrayList<>();
        ChannelMembers members = identities.members();
        for (String chaincode : plan.chaincodes().keySet()) {
            String key = DefinitionCommit.fieldKey(chaincode, DefinitionCommit.SEQUENCE);
            if (chain.head().state().get(StateKey.open(DefinitionCommit.NAMESPACE, key)).isEmpty()) {
                commits.add(DefinitionCommit.of(plan.channel(), chaincode, members, identities.admin(plan.banks().getFirst()),
                        identities.peers(), plan.clock().instant(), nonce()).toByteString());
            }
        }
        if (!commits.isEmpty()) {
            chain.append(commits);
        }
    }

    private void requireSame(Chain chain) throws OtherChannel {
        Set<String> wanted = new TreeSet<>(plan.banks());
        wanted.addAll(plan.regulators());
        Set<String> found = new TreeSet<>(chain.config().applicationMspIds().values());
        if (!chain.config().channelId().equals(plan.channel()) || !found.equals(wanted)) {
            throw new OtherChannel("The folder holds channel " + chain.config().channelId() + " of " + found + ", asked for "
                    + plan.channel() + " of " + wanted);
        }
    }

    private byte[] nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return nonce;
    }
}
