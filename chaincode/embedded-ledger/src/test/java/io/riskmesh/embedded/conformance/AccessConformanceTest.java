package io.riskmesh.embedded.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.embedded.authority.IdentityRequest;
import io.riskmesh.embedded.authority.IssuedIdentity;
import io.riskmesh.embedded.authority.OrganisationAuthority;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hyperledger.fabric.client.Commit;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.gateway.ProposedTransaction;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may do what, and how it is signed.
@ParameterizedClass
@MethodSource("io.riskmesh.embedded.conformance.NetworkUnderTest#all")
final class AccessConformanceTest {
    private final String prefix = UUID.randomUUID() + "/";

    @Parameter
    NetworkUnderTest network;

    @Test
    void a_regulator_reads_but_its_submits_are_refused() throws Exception {
        network.contract().submitTransaction("put", prefix + "a", "one");
        Contract regulator = network.contract(network.description().regulator(), "auditor");
        assertEquals("one", text(regulator.evaluateTransaction("get", prefix + "a")));
        String bank = network.description().banks().getFirst();
        Transaction endorsed = regulator.newProposal("put").addArguments(prefix + "a", "two")
                .setEndorsingOrganizations(bank, network.description().banks().get(1)).build().endorse();
        assertThrows(SubmitException.class, endorsed::submit);
        assertEquals("one", text(regulator.evaluateTransaction("get", prefix + "a")));
    }

    @Test
    void a_regulator_reads_every_block() throws Exception {
        try (Gateway regulator = network.gateway(network.description().regulator(), "auditor");
                var blocks = regulator.getNetwork(network.description().channel()).newBlockEventsRequest().startBlock(0).build().getEvents()) {
            assertEquals(0, blocks.next().getHeader().getNumber());
            assertEquals(1, blocks.next().getHeader().getNumber());
        }
    }

    @Test
    void a_stranger_of_another_authority_gets_nothing() throws Exception {
        String bank = network.description().banks().getFirst();
        OrganisationAuthority forger = OrganisationAuthority.create(bank, Instant.now(), new SecureRandom());
        IssuedIdentity forged = forger.issue(IdentityRequest.client("gateway", "gateway"), Instant.now());
        try (Gateway gateway = Gateway.newInstance().connection(network.channel(bank))
                .identity(new X509Identity(bank, forged.certificate())).signer(Signers.newPrivateKeySigner(forged.key())).connect()) {
            Contract contract = gateway.getNetwork(network.description().channel()).getContract(ConformanceChaincode.NAME);
            assertThrows(GatewayException.class, () -> contract.evaluateTransaction("get", prefix + "a"));
            assertThrows(EndorseException.class, () -> contract.submitTransaction("put", prefix + "a", "two"));
        }
    }

    @Test
    void a_proposal_twenty_minutes_off_is_refused_where_clocks_are_checked() throws Exception {
        for (Duration off : new Duration[] {Duration.ofMinutes(20), Duration.ofMinutes(-20)}) {
            Proposal skewed = skewed(off);
            if (network.description().clockChecked()) {
                assertThrows(EndorseException.class, skewed::endorse);
            } else {
                skewed.endorse();
            }
        }
        skewed(Duration.ofMinutes(10)).endorse().submit();
    }

    @Test
    void everything_can_be_signed_elsewhere() throws Exception {
        String bank = network.description().banks().getFirst();
        Signer elsewhere = Signers.newPrivateKeySigner(network.issued(bank, "gateway").key());
        try (Gateway gateway = network.unsigned(bank, "gateway").connect()) {
            Contract contract = gateway.getNetwork(network.description().channel()).getContract(ConformanceChaincode.NAME);
            Proposal proposal = contract.newProposal("put").addArguments(prefix + "a", "one").build();
            Proposal signed = gateway.newSignedProposal(proposal.getBytes(), elsewhere.sign(proposal.getDigest()));
            Transaction transaction = signed.endorse();
            Commit commit = gateway.newSignedTransaction(transaction.getBytes(), elsewhere.sign(transaction.getDigest())).submitAsync();
            assertTrue(gateway.newSignedCommit(commit.getBytes(), elsewhere.sign(commit.getDigest())).getStatus().isSuccessful());
        }
    }

    @Test
    void a_signature_of_another_key_is_refused_at_each_step() throws Exception {
        String bank = network.description().banks().getFirst();
        Signer right = Signers.newPrivateKeySigner(network.issued(bank, "gateway").key());
        Signer wrong = Signers.newPrivateKeySigner(network.issued(bank, "operator").key());
        try (Gateway gateway = network.unsigned(bank, "gateway").connect()) {
            Contract contract = gateway.getNetwork(network.description().channel()).getContract(ConformanceChaincode.NAME);
            Proposal proposal = contract.newProposal("put").addArguments(prefix + "a", "one").build();
            assertThrows(EndorseException.class,
                    () -> gateway.newSignedProposal(proposal.getBytes(), wrong.sign(proposal.getDigest())).endorse());
            Transaction transaction = gateway.newSignedProposal(proposal.getBytes(), right.sign(proposal.getDigest())).endorse();
            assertThrows(SubmitException.class,
                    () -> gateway.newSignedTransaction(transaction.getBytes(), wrong.sign(transaction.getDigest())).submitAsync());
        }
    }

    @Test
    void the_system_queries_answer_about_the_chain() throws Exception {
        String name = network.description().channel();
        try (Gateway gateway = network.gateway(network.description().banks().getFirst(), "gateway")) {
            Network channel = gateway.getNetwork(name);
            Transaction put = channel.getContract(ConformanceChaincode.NAME).newProposal("put")
                    .addArguments(prefix + "a", "one").build().endorse();
            put.submit();
            Contract qscc = channel.getContract("qscc");
            BlockchainInfo info = BlockchainInfo.parseFrom(qscc.evaluateTransaction("GetChainInfo", name));
            assertTrue(info.getHeight() > 2);
            var block = org.hyperledger.fabric.protos.common.Block.parseFrom(
                    qscc.evaluateTransaction("GetBlockByNumber", name, "" + (info.getHeight() - 1)));
            assertEquals(info.getHeight() - 1, block.getHeader().getNumber());
            assertEquals(info.getPreviousBlockHash(), block.getHeader().getPreviousHash());
            ProcessedTransaction found =
                    ProcessedTransaction.parseFrom(qscc.evaluateTransaction("GetTransactionByID", name, put.getTransactionId()));
            assertEquals(0, found.getValidationCode());
            assertArrayEquals(org.hyperledger.fabric.protos.gateway.PreparedTransaction.parseFrom(put.getBytes()).getEnvelope()
                    .getPayload().toByteArray(), found.getTransactionEnvelope().getPayload().toByteArray());
            assertThrows(GatewayException.class, () -> qscc.evaluateTransaction("GetTransactionByID", name, "0".repeat(64)));
        }
    }

    private Proposal skewed(Duration off) throws Exception {
        Gateway gateway = network.gateway(network.description().banks().getFirst(), "gateway");
        Proposal proposal = gateway.getNetwork(network.description().channel()).getContract(ConformanceChaincode.NAME)
                .newProposal("put").addArguments(prefix + off, "one").build();
        ProposedTransaction proposed = ProposedTransaction.parseFrom(proposal.getBytes());
        var inner = org.hyperledger.fabric.protos.peer.Proposal.parseFrom(proposed.getProposal().getProposalBytes());
        Header header = Header.parseFrom(inner.getHeader());
        ChannelHeader.Builder channel = ChannelHeader.parseFrom(header.getChannelHeader()).toBuilder();
        channel.getTimestampBuilder().setSeconds(channel.getTimestamp().getSeconds() + off.toSeconds());
        Header moved = header.toBuilder().setChannelHeader(channel.build().toByteString()).build();
        return gateway.newProposal(proposed.toBuilder().setProposal(SignedProposal.newBuilder()
                .setProposalBytes(inner.toBuilder().setHeader(moved.toByteString()).build().toByteString())).build().toByteArray());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
