package io.riskmesh.contract.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.contract.RiskmeshChaincode;
import io.riskmesh.contract.generated.GeneratedCalls.Generated;
import io.riskmesh.contract.query.Query;
import io.riskmesh.contract.stub.Answer;
import io.riskmesh.contract.stub.Proposal;
import io.riskmesh.contract.stub.WorldState;
import io.riskmesh.contract.table.Transactions;
import io.riskmesh.ledger.reason.ReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever a caller sends: an answer or a refusal that the table declares. Seeds are printed.
final class HostileRequestTest {

    private static final RiskmeshChaincode CHAINCODE = new RiskmeshChaincode();
    private static final GeneratedCalls CALLS = new GeneratedCalls(People.make());

    @Test
    void changed_requests_are_answered_or_refused_with_a_declared_code() {
        changed(150);
    }

    @Test
    @Tag("acceptance")
    void many_changed_requests_are_answered_or_refused_with_a_declared_code() {
        changed(1_500);
    }

    @Test
    @Tag("slow")
    void very_many_changed_requests_are_answered_or_refused_with_a_declared_code() {
        changed(10_000);
    }

    @Test
    void random_and_broken_bytes_are_malformed() {
        broken(500);
    }

    @Test
    @Tag("acceptance")
    void a_hundred_thousand_random_and_broken_requests_are_malformed() {
        broken(Math.ceilDiv(100_000, CALLS.functions().size()));
    }

    @Test
    @Tag("slow")
    void a_million_random_and_broken_requests_are_malformed() {
        broken(Math.ceilDiv(1_000_000, CALLS.functions().size()));
    }

    @Test
    void oversized_and_deep_requests_are_malformed() {
        Generated good = CALLS.next(0, new Random(1));
        for (String request : List.of("{\"consortium\":1,\"x\":\"" + "y".repeat(70_000) + "\"}", "[".repeat(100_000),
                "{\"a\":".repeat(10_000), "{\"consortium\":1" + ",\"a\":[]".repeat(9_000) + "}", "9".repeat(60_000))) {
            for (String function : CALLS.functions()) {
                Proposal proposal = good.proposal().withArguments(List.of(function.getBytes(StandardCharsets.UTF_8),
                        request.getBytes(StandardCharsets.UTF_8)));
                String code = Answer.simulate(CHAINCODE, good.state(), proposal).refusal();
                assertTrue(Set.of("malformed_fact", "not_a_member", "transient_not_allowed").contains(code), code);
            }
        }
    }

    private static void changed(int count) {
        Set<String> codes = ConcurrentHashMap.newKeySet();
        for (int function = 0; function < CALLS.functions().size(); function++) {
            int place = function;
            String name = CALLS.functions().get(function);
            Set<String> declared = declared(name);
            IntStream.range(0, count).parallel().forEach(seed -> {
                Generated call = CALLS.next(place, new Random(seed));
                Answer answer = simulate(call.state(), call.proposal(), name + " seed " + seed);
                if (!answer.isOk()) {
                    assertTrue(declared.contains(answer.refusal()), name + " seed " + seed + ": " + answer.refusal());
                    codes.add(answer.refusal());
                }
            });
        }
        assertTrue(codes.size() >= 15, "Only " + codes);
    }

    private static void broken(int count) {
        AtomicInteger refused = new AtomicInteger();
        for (int function = 0; function < CALLS.functions().size(); function++) {
            String name = CALLS.functions().get(function);
            Generated good = CALLS.next(function, new Random(0));
            byte[] request = good.proposal().arguments().get(1);
            Proposal plain = new Proposal(good.proposal().arguments(), good.proposal().creator(), good.proposal().timestamp(),
                    new TreeMap<>());
            Set<String> declared = declared(name);
            IntStream.range(0, count).parallel().forEach(seed -> {
                byte[] bytes = broken(request, new Random(seed));
                Proposal proposal = plain.withArguments(List.of(name.getBytes(StandardCharsets.UTF_8), bytes));
                Answer answer = simulate(good.state(), proposal, name + " seed " + seed);
                if (!answer.isOk()) {
                    assertTrue(declared.contains(answer.refusal()), name + " seed " + seed);
                    refused.incrementAndGet();
                }
            });
        }
        assertTrue(refused.get() > count * CALLS.functions().size() / 2, "Only " + refused + " were refused");
    }

    private static Answer simulate(WorldState state, Proposal proposal, String title) {
        try {
            return Answer.simulate(CHAINCODE, state, proposal);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new AssertionError(title, e);
        }
    }

    private static byte[] broken(byte[] good, Random random) {
        if (random.nextInt(4) == 0) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            return bytes;
        }
        byte[] bytes = Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length);
        for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = (byte) (random.nextBoolean() ? bytes[at] ^ 1 << random.nextInt(8) : bytes[random.nextInt(bytes.length)]);
        }
        return bytes;
    }

    private static Set<String> declared(String function) {
        List<ReasonCode> codes = Transactions.named(function).map(row -> row.refusals())
                .orElseGet(() -> Query.all().stream().filter(query -> query.name().equals(function)).findFirst().orElseThrow().refusals());
        Set<String> texts = codes.stream().map(ReasonCode::code).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(codes.size(), texts.size());
        return texts;
    }
}
