package io.riskmesh.embedded.fault;

import com.google.protobuf.ByteString;
import io.riskmesh.embedded.authority.ConsortiumCertificateAuthority;
import io.riskmesh.embedded.authority.IdentityRequest;
import io.riskmesh.embedded.authority.IssuedIdentity;
import io.riskmesh.embedded.authority.NodeRole;
import io.riskmesh.embedded.commit.Chain;
import io.riskmesh.embedded.conformance.ConformanceChaincode;
import io.riskmesh.embedded.endorse.Endorser;
import io.riskmesh.embedded.endorse.Peers;
import io.riskmesh.embedded.genesis.ChannelConfiguration;
import io.riskmesh.embedded.genesis.ChannelMembers;
import io.riskmesh.embedded.genesis.DefinitionCommit;
import io.riskmesh.embedded.order.Orderer;
import io.riskmesh.embedded.request.Access;
import io.riskmesh.embedded.request.CheckedProposal;
import io.riskmesh.embedded.request.ProposalCheck;
import io.riskmesh.embedded.storage.SegmentDisk;
import io.riskmesh.embedded.transaction.ConfigurationEnvelope;
import io.riskmesh.embedded.transaction.Identities;
import io.riskmesh.embedded.transaction.Invocation;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/// The parts of an embedded ledger without its server: for tests that start one often.
public final class LedgerInHand implements AutoCloseable {
    public static final String CHANNEL = "riskmesh";
    private static final List<String> BANKS = List.of("BankA", "BankB", "BankC");

    private final SecureRandom random = new SecureRandom();
    private final IssuedIdentity client;
    private final Chain chain;
    private final Orderer orderer;
    private final ProposalCheck proposals;
    private final Endorser endorser;

    public LedgerInHand(Path folder, SegmentDisk disk) throws Exception {
        ConsortiumCertificateAuthority authority =
                new ConsortiumCertificateAuthority(folder.resolve("organisations"), Clock.systemUTC(), random);
        IssuedIdentity ordering = authority.identity("OrdererOrg", IdentityRequest.node("orderer0", NodeRole.ORDERER, "localhost"));
        List<IssuedIdentity> peers = new ArrayList<>();
        for (String bank : BANKS) {
            peers.add(authority.identity(bank, new IdentityRequest("peer0", NodeRole.PEER, List.of(), List.of())));
        }
        client = authority.identity(BANKS.getFirst(), IdentityRequest.client("gateway", "gateway"));
        chain = Chain.open(folder.resolve("blocks"), disk, ordering, random, () -> ConfigurationEnvelope.of(CHANNEL,
                ChannelConfiguration.of(members(authority, ordering)), java.time.Instant.now(), nonce()).toByteString());
        if (chain.head().height() == 1) {
            chain.append(List.of(DefinitionCommit.of(CHANNEL, ConformanceChaincode.NAME, members(authority, ordering),
                    authority.identity(BANKS.getFirst(), new IdentityRequest("admin", NodeRole.ADMIN, List.of(), List.of())), peers,
                    java.time.Instant.now(), nonce()).toByteString()));
        }
        orderer = new Orderer(chain, _ -> {});
        proposals = new ProposalCheck(new Access(chain.config(), Clock.systemUTC()));
        endorser = new Endorser(chain, new Peers(peers, Map.of(ConformanceChaincode.NAME, _ -> new ConformanceChaincode()), 2));
    }

    private static ChannelMembers members(ConsortiumCertificateAuthority authority, IssuedIdentity ordering) throws java.io.IOException {
        List<io.riskmesh.embedded.authority.OrganisationAuthority> writers = new ArrayList<>();
        for (String bank : BANKS) {
            writers.add(authority.organisation(bank));
        }
        return new ChannelMembers(writers, List.of(), authority.organisation("OrdererOrg"), ordering.certificate(), "localhost", 7051);
    }

    public Chain chain() {
        return chain;
    }

    public Orderer orderer() {
        return orderer;
    }

    public Endorser endorser() {
        return endorser;
    }

    /// The client that proposes and submits.
    public IssuedIdentity client() {
        return client;
    }

    /// A proposal that puts a key, signed.
    public SignedProposal proposal(String key, String value) throws Exception {
        Proposal proposal = Invocation.proposal(CHANNEL, ConformanceChaincode.NAME, java.time.Instant.now(),
                Identities.serialized(client), nonce(), List.of(ByteString.copyFromUtf8("put"), ByteString.copyFromUtf8(key),
                        ByteString.copyFromUtf8(value)));
        return SignedProposal.newBuilder().setProposalBytes(proposal.toByteString())
                .setSignature(ByteString.copyFrom(client.sign(proposal.toByteArray()))).build();
    }

    /// An envelope that puts a key, endorsed and signed.
    public Envelope put(String key, String value) throws Exception {
        SignedProposal signed = proposal(key, value);
        CheckedProposal checked = proposals.check(signed, CHANNEL, id(signed));
        Envelope envelope = endorser.endorse(checked, List.of());
        return envelope.toBuilder().setSignature(ByteString.copyFrom(client.sign(envelope.getPayload().toByteArray()))).build();
    }

    /// The id of the transaction that a proposal asks for.
    public static String id(SignedProposal signed) throws Exception {
        Header header = Header.parseFrom(Proposal.parseFrom(signed.getProposalBytes()).getHeader());
        return ChannelHeader.parseFrom(header.getChannelHeader()).getTxId();
    }

    /// The id of the transaction in an envelope.
    public static String id(Envelope envelope) throws Exception {
        return ChannelHeader.parseFrom(org.hyperledger.fabric.protos.common.Payload.parseFrom(envelope.getPayload()).getHeader()
                .getChannelHeader()).getTxId();
    }

    @Override
    public void close() throws java.io.IOException {
        orderer.close();
        chain.close();
    }

    private byte[] nonce() {
        byte[] nonce = new byte[24];
        random.nextBytes(nonce);
        return nonce;
    }
}
