package io.riskmesh.embedded.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.state.StateKey;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.state.Version;
import io.riskmesh.verifier.state.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.junit.jupiter.api.Test;

final class SimulationTest {
    private static final String NAMESPACE = "cc";

    @Test
    void reads_and_writes_are_sorted_and_unique_with_the_versions_that_were_read() throws Exception {
        KVRWSet set = set(run(state("b", "a"), stub -> {
            stub.getState("b");
            stub.getState("absent");
            stub.getState("b");
            stub.putState("z", new byte[1]);
            stub.putState("a", new byte[2]);
            stub.putState("z", new byte[3]);
            stub.delState("gone");
        }));
        assertEquals(List.of("absent", "b"), set.getReadsList().stream().map(read -> read.getKey()).toList());
        assertEquals(7, set.getReads(1).getVersion().getBlockNum());
        assertTrue(!set.getReads(0).hasVersion());
        assertEquals(List.of("a", "gone", "z"), set.getWritesList().stream().map(write -> write.getKey()).toList());
        assertTrue(set.getWrites(1).getIsDelete());
        assertEquals(3, set.getWrites(2).getValue().size());
    }

    @Test
    void a_range_read_to_its_end_says_so_and_one_left_early_ends_at_the_last_key() throws Exception {
        KVRWSet set = set(run(state("a", "b", "c", "d"), stub -> {
            stub.getStateByRange("b", "d").forEach(_ -> {});
            var early = stub.getStateByRange("a", "").iterator();
            early.next();
            early.next();
            stub.getStateByRange("x", "y"); // nothing is asked of it
        }));
        assertEquals(2, set.getRangeQueriesInfoCount());
        RangeQueryInfo whole = set.getRangeQueriesInfo(0);
        assertEquals("b..d true [b, c]", form(whole));
        assertEquals("a..b false [a, b]", form(set.getRangeQueriesInfo(1)));
    }

    @Test
    void a_range_of_simple_keys_leaves_composite_keys_out_and_a_partial_key_finds_them() {
        StateMap state = state("a", "\0T\0one\0", "\0T\0two\0", "\0TT\0x\0");
        TreeSet<String> simple = new TreeSet<>();
        TreeSet<String> composite = new TreeSet<>();
        run(state, stub -> {
            stub.getStateByRange("", "").forEach(entry -> simple.add(entry.getKey()));
            stub.getStateByPartialCompositeKey("T").forEach(entry -> composite.add(entry.getKey()));
        });
        assertEquals(new TreeSet<>(List.of("a")), simple);
        assertEquals(new TreeSet<>(List.of("\0T\0one\0", "\0T\0two\0")), composite);
    }

    @Test
    void a_range_longer_than_a_batch_gives_every_key_once() {
        String[] keys = new String[357];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = String.format(java.util.Locale.ROOT, "k%04d", i);
        }
        TreeSet<String> seen = new TreeSet<>();
        int[] count = {0};
        run(state(keys), stub -> stub.getStateByRange("k", "l").forEach(entry -> {
            seen.add(entry.getKey());
            count[0]++;
        }));
        assertEquals(new TreeSet<>(List.of(keys)), seen);
        assertEquals(keys.length, count[0]);
    }

    @Test
    void what_this_ledger_does_not_have_fails_the_call() {
        List<Consumer<ChaincodeStub>> misuses = List.of(
                stub -> stub.getPrivateData("c", "k"), stub -> stub.putPrivateData("c", "k", new byte[1]),
                stub -> stub.getQueryResult("{}"), stub -> stub.getHistoryForKey("k"), stub -> stub.setStateValidationParameter("k", new byte[1]),
                stub -> stub.invokeChaincode("other", List.of(), ""), stub -> stub.putState("", new byte[1]),
                stub -> {
                    stub.getStateByRangeWithPagination("a", "b", 1, "");
                    stub.putState("a", new byte[1]);
                },
                stub -> {
                    stub.putState("a", new byte[1]);
                    stub.getStateByRangeWithPagination("a", "b", 1, "");
                });
        for (Consumer<ChaincodeStub> misuse : misuses) {
            assertEquals(500, run(state("a"), misuse).getResponse().getStatus());
        }
    }

    @Test
    void the_definition_is_read_with_every_call() throws Exception {
        TxReadWriteSet sets = TxReadWriteSet.parseFrom(run(state("a"), _ -> {}).getResults());
        assertEquals(List.of("_lifecycle", NAMESPACE), sets.getNsRwsetList().stream().map(set -> set.getNamespace()).toList());
        assertEquals("namespaces/fields/cc/Sequence", KVRWSet.parseFrom(sets.getNsRwset(0).getRwset()).getReads(0).getKey());
    }

    @Test
    void keys_of_all_planes_sort_by_code_point() {
        String[] sorted = {"", "\0", "a", "ab", "b", "\u00e9", "\uD7FF", "\uE000", "\uFFFF", "\uD800\uDC00", "\uDBFF\uDFFF"};
        for (int i = 0; i < sorted.length; i++) {
            for (int j = 0; j < sorted.length; j++) {
                assertEquals(Integer.signum(Integer.compare(i, j)), Integer.signum(Utf8Order.compare(sorted[i], sorted[j])),
                        i + " and " + j);
            }
        }
    }

    private static String form(RangeQueryInfo range) {
        return range.getStartKey() + ".." + range.getEndKey() + " " + range.getItrExhausted() + " "
                + range.getRawReads().getKvReadsList().stream().map(read -> read.getKey()).toList();
    }

    private static KVRWSet set(ChaincodeAction action) throws Exception {
        return KVRWSet.parseFrom(TxReadWriteSet.parseFrom(action.getResults()).getNsRwset(1).getRwset());
    }

    private static ChaincodeAction run(StateMap state, Consumer<ChaincodeStub> body) {
        Call call = new Call("channel", NAMESPACE, "id", Instant.EPOCH, ByteString.EMPTY, List.of(), Map.of(), ByteString.EMPTY,
                SignedProposal.getDefaultInstance());
        return Simulation.run(new Chaincode() {
            @Override
            public Response init(ChaincodeStub stub) {
                return new Response(200, "", new byte[0]);
            }

            @Override
            public Response invoke(ChaincodeStub stub) {
                body.accept(stub);
                return new Response(200, "", new byte[0]);
            }
        }, call, "BankA", state);
    }

    private static StateMap state(String... keys) {
        StateMap state = StateMap.empty();
        for (String key : keys) {
            state = state.with(StateKey.open(NAMESPACE, key), new Versioned(ByteString.copyFromUtf8(key), new Version(7, 1)));
        }
        return state.with(StateKey.open("other", "a"), new Versioned(ByteString.EMPTY, new Version(1, 0)))
                .with(StateKey.open("cb", "z"), new Versioned(ByteString.EMPTY, new Version(1, 0)));
    }
}
