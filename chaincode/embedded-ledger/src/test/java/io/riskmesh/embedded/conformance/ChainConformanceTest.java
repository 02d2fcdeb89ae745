package io.riskmesh.embedded.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.embedded.fault.ChainAudit;
import io.riskmesh.verifier.block.BlockSource;
import java.util.List;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Whether the offline verifier finds the chain in order, transactions that do not count included.
@ParameterizedClass
@MethodSource("io.riskmesh.embedded.conformance.NetworkUnderTest#all")
final class ChainConformanceTest {
    @Parameter
    NetworkUnderTest network;

    @Test
    void every_block_that_a_peer_delivers_verifies() throws Exception {
        Contract contract = network.contract();
        String key = "chain/" + System.nanoTime();
        contract.submitTransaction("put", key, "one");
        Transaction first = contract.newProposal("copy").addArguments(key, key).build().endorse();
        Transaction second = contract.newProposal("copy").addArguments(key, key).build().endorse();
        Transaction count = contract.newProposal("countInto").addArguments("chain/", "chain/~", key + "count").build().endorse();
        Transaction lonely = contract.newProposal("put").addArguments(key, "two")
                .setEndorsingOrganizations(network.description().banks().getFirst()).build().endorse();
        List<SubmittedTransaction> all =
                List.of(first.submitAsync(), second.submitAsync(), count.submitAsync(), lonely.submitAsync(), first.submitAsync());
        int invalid = 0;
        for (SubmittedTransaction submitted : all) {
            invalid += submitted.getStatus().isSuccessful() ? 0 : 1;
        }
        assertTrue(invalid >= 2, "an invalid transaction belongs to the test");
        List<Block> blocks = BlocksOf.all(network).blocks();
        assertEquals(0, blocks.getFirst().getHeader().getNumber());
        ChainAudit.requireClean(BlockSource.ofBytes(blocks.stream().map(Block::toByteString).toList()),
                network.toString().equals("embedded"));
    }
}
