package io.riskmesh.embedded.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.InMemoryCheckpointer;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What consumers of events and blocks see.
@ParameterizedClass
@MethodSource("io.riskmesh.embedded.conformance.NetworkUnderTest#all")
final class EventConformanceTest {
    private final String prefix = "e-" + UUID.randomUUID() + "-";

    @Parameter
    NetworkUnderTest network;

    private Gateway gateway;
    private Network channel;
    private Contract contract;

    @BeforeEach
    void connect() throws Exception {
        gateway = network.gateway(network.description().banks().getFirst(), "gateway");
        channel = gateway.getNetwork(network.description().channel());
        contract = channel.getContract(ConformanceChaincode.NAME);
    }

    @AfterEach
    void disconnect() {
        if (gateway != null) {
            gateway.close();
        }
    }

    @Test
    void a_transaction_has_one_event_the_last() throws Exception {
        SubmittedTransaction submitted = contract.newProposal("events").addArguments(prefix + "1", prefix + "2").build()
                .endorse().submitAsync();
        long block = submitted.getStatus().getBlockNumber();
        try (CloseableIterator<ChaincodeEvent> events =
                channel.newChaincodeEventsRequest(ConformanceChaincode.NAME).startBlock(block).build().getEvents()) {
            ChaincodeEvent event = next(events);
            assertEquals(prefix + "2", event.getEventName());
            assertArrayEquals((prefix + "2").getBytes(StandardCharsets.UTF_8), event.getPayload());
            assertEquals(submitted.getTransactionId(), event.getTransactionId());
            assertEquals(block, event.getBlockNumber());
        }
    }

    @Test
    void a_reader_that_stops_resumes_after_its_checkpoint() throws Exception {
        List<SubmittedTransaction> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(contract.newProposal("events").addArguments(prefix + i).build().endorse().submitAsync());
        }
        long start = all.getFirst().getStatus().getBlockNumber();
        for (SubmittedTransaction submitted : all) {
            submitted.getStatus();
        }
        InMemoryCheckpointer checkpointer = new InMemoryCheckpointer();
        List<String> seen = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
            try (CloseableIterator<ChaincodeEvent> events = channel.newChaincodeEventsRequest(ConformanceChaincode.NAME)
                    .startBlock(start).checkpoint(checkpointer).build().getEvents()) {
                for (int i = 0; i < 2; i++) {
                    ChaincodeEvent event = next(events);
                    seen.add(event.getEventName());
                    checkpointer.checkpointChaincodeEvent(event);
                }
            }
        }
        assertEquals(List.of(prefix + 0, prefix + 1, prefix + 2, prefix + 3, prefix + 4, prefix + 5), seen);
    }

    @Test
    void blocks_come_whole_or_filtered_from_any_number_on() throws Exception {
        long number = contract.newProposal("events").addArguments(prefix).build().endorse().submitAsync().getStatus().getBlockNumber();
        try (CloseableIterator<Block> blocks = channel.newBlockEventsRequest().startBlock(number).build().getEvents();
                CloseableIterator<FilteredBlock> filtered =
                        channel.newFilteredBlockEventsRequest().startBlock(number).build().getEvents()) {
            Block block = blocks.next();
            FilteredBlock less = filtered.next();
            assertEquals(number, block.getHeader().getNumber());
            assertEquals(number, less.getNumber());
            assertEquals(block.getData().getDataCount(), less.getFilteredTransactionsCount());
            assertEquals(prefix, less.getFilteredTransactions(0).getTransactionActions().getChaincodeActions(0)
                    .getChaincodeEvent().getEventName());
            assertEquals(0, less.getFilteredTransactions(0).getTransactionActions().getChaincodeActions(0)
                    .getChaincodeEvent().getPayload().size());
        }
    }

    @Test
    void who_reads_from_the_next_block_sees_only_what_comes() throws Exception {
        contract.submitTransaction("events", prefix + "before");
        try (CloseableIterator<ChaincodeEvent> events = channel.newChaincodeEventsRequest(ConformanceChaincode.NAME).build().getEvents()) {
            String name = "";
            for (int i = 0; i < 20 && !name.startsWith(prefix + "after"); i++) {
                contract.submitTransaction("events", prefix + "after" + i); // until the stream has begun
                if (events.hasNext()) {
                    name = events.next().getEventName();
                }
            }
            assertEquals(prefix + "after", name.replaceAll("[0-9]+$", ""));
        }
    }

    // Other tests' events may lie in the same block.
    private ChaincodeEvent next(CloseableIterator<ChaincodeEvent> events) {
        ChaincodeEvent event = events.next();
        while (!event.getEventName().startsWith(prefix)) {
            event = events.next();
        }
        return event;
    }
}
