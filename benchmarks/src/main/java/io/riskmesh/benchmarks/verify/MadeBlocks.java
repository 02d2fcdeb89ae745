package io.riskmesh.benchmarks.verify;

import com.google.protobuf.ByteString;
import io.riskmesh.embedded.authority.IdentityRequest;
import io.riskmesh.embedded.authority.IssuedIdentity;
import io.riskmesh.embedded.authority.NodeRole;
import io.riskmesh.embedded.authority.OrganisationAuthority;
import io.riskmesh.embedded.commit.Chain;
import io.riskmesh.embedded.genesis.ChannelConfiguration;
import io.riskmesh.embedded.genesis.ChannelMembers;
import io.riskmesh.embedded.genesis.DefinitionCommit;
import io.riskmesh.embedded.storage.SegmentDisk;
import io.riskmesh.embedded.transaction.ConfigurationEnvelope;
import io.riskmesh.embedded.transaction.Endorsing;
import io.riskmesh.embedded.transaction.Identities;
import io.riskmesh.embedded.transaction.Invocation;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.Response;

/// Writes block files of the embedded ledger: three banks, two endorsements and one creator's signature per transaction,
/// each of which reads a key that is not there and writes 600 bytes to it.
final class MadeBlocks {
    static final int VALUE_BYTES = 600;
    private static final String CHANNEL = "riskmesh";
    private static final String CHAINCODE = "riskmesh";
    private static final int NONCE_BYTES = 24;
    private static final int ORDERER_PORT = 6050;
    private static final int OK = 200;

    private final SecureRandom random = new SecureRandom();
    private final Instant now;
    private final List<IssuedIdentity> peers = new ArrayList<>();
    private final IssuedIdentity client;
    private final IssuedIdentity admin;
    private final IssuedIdentity orderer;
    private final ChannelMembers members;

    MadeBlocks(Instant now) {
        this.now = now;
        List<OrganisationAuthority> banks = new ArrayList<>();
        for (String id : List.of("BankAMSP", "BankBMSP", "BankCMSP")) {
            OrganisationAuthority bank = OrganisationAuthority.create(id, now, random);
            banks.add(bank);
            peers.add(bank.issue(IdentityRequest.node("peer0", NodeRole.PEER), now));
        }
        OrganisationAuthority ordering = OrganisationAuthority.create("OrdererOrg", now, random);
        client = banks.getFirst().issue(IdentityRequest.client("gateway", "gateway"), now);
        admin = banks.getFirst().issue(new IdentityRequest("admin", NodeRole.ADMIN, List.of(), List.of()), now);
        orderer = ordering.issue(IdentityRequest.node("orderer0", NodeRole.ORDERER), now);
        members = new ChannelMembers(banks, List.of(), ordering,
                ordering.issueTls("orderer0", List.of("localhost"), now).certificate(), "localhost", ORDERER_PORT);
    }

    void write(Path folder, int blocks, int transactionsPerBlock) throws Exception {
        try (Chain chain = Chain.open(folder, SegmentDisk.ofFiles(), orderer, random, () -> ConfigurationEnvelope.of(
                CHANNEL, ChannelConfiguration.of(members), now, nonce()).toByteString())) {
            chain.append(List.of(DefinitionCommit.of(CHANNEL, CHAINCODE, members, admin, peers, now, nonce()).toByteString()));
            for (int block = 0; block < blocks; block++) {
                List<ByteString> envelopes = new ArrayList<>();
                for (int i = 0; i < transactionsPerBlock; i++) {
                    envelopes.add(envelope("fact-" + block + "-" + i));
                }
                chain.append(envelopes);
            }
        }
    }

    private ByteString envelope(String key) throws Exception {
        Proposal proposal = Invocation.proposal(CHANNEL, CHAINCODE, now, Identities.serialized(client), nonce(),
                List.of(ByteString.copyFromUtf8("write"), ByteString.copyFrom(new byte[VALUE_BYTES])));
        ByteString response = Endorsing.response(proposal, action(key));
        List<Endorsement> endorsements =
                peers.subList(0, 2).stream().map(peer -> Endorsing.endorse(peer, response)).toList();
        Envelope envelope = Endorsing.envelope(proposal, response, endorsements);
        return envelope.toBuilder().setSignature(ByteString.copyFrom(client.sign(envelope.getPayload().toByteArray())))
                .build().toByteString();
    }

    private static ChaincodeAction action(String key) {
        KVRWSet set = KVRWSet.newBuilder().addReads(KVRead.newBuilder().setKey(key)).addWrites(
                KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFrom(new byte[VALUE_BYTES]))).build();
        return ChaincodeAction.newBuilder().setResults(TxReadWriteSet.newBuilder().addNsRwset(NsReadWriteSet.newBuilder()
                        .setNamespace(CHAINCODE).setRwset(set.toByteString())).build().toByteString())
                .setResponse(Response.newBuilder().setStatus(OK))
                .setChaincodeId(ChaincodeID.newBuilder().setName(CHAINCODE).setVersion("1.0")).build();
    }

    private byte[] nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return nonce;
    }
}
