package io.riskmesh.embedded.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What a chaincode sees of the state, and what its caller sees of the chaincode.
@ParameterizedClass
@MethodSource("io.riskmesh.embedded.conformance.NetworkUnderTest#all")
final class StateConformanceTest {
    private final String prefix = UUID.randomUUID() + "/";

    @Parameter
    NetworkUnderTest network;

    private Contract contract;

    @BeforeEach
    void connect() throws Exception {
        contract = network.contract();
    }

    @Test
    void a_committed_value_is_read_by_every_bank() throws Exception {
        contract.submitTransaction("put", prefix + "a", "one");
        for (String bank : network.description().banks()) {
            assertEquals("one", eventually(network.contract(bank, "gateway"), prefix + "a", "one"));
        }
    }

    @Test
    void a_transaction_does_not_read_its_own_writes() throws Exception {
        assertEquals("", text(contract.submitTransaction("putThenGet", prefix + "a", "one")));
        assertEquals("one", text(contract.submitTransaction("putThenGet", prefix + "a", "two")));
    }

    @Test
    void a_deleted_key_reads_like_one_that_never_was() throws Exception {
        contract.submitTransaction("put", prefix + "a", "one");
        contract.submitTransaction("delete", prefix + "a");
        assertEquals("", text(contract.evaluateTransaction("get", prefix + "a")));
        assertEquals("", text(contract.evaluateTransaction("keys", prefix, prefix + "~")));
    }

    @Test
    void keys_come_in_the_order_of_their_utf8_bytes_not_of_utf16_units() throws Exception {
        // U+FF5E sorts after U+1F600 in UTF-16 and before it in UTF-8.
        for (String key : new String[] {"b", "\uD83D\uDE00", "\uFF5E", "a", "Z"}) {
            contract.submitTransaction("put", prefix + key, "x");
        }
        assertEquals(prefix + "Z " + prefix + "a " + prefix + "b " + prefix + "\uFF5E " + prefix + "\uD83D\uDE00",
                text(contract.evaluateTransaction("keys", prefix, prefix + "\uDBFF\uDFFF")));
    }

    @Test
    void a_bookmark_leads_to_the_next_page_and_is_empty_at_the_end() throws Exception {
        for (String key : new String[] {"a", "b", "c"}) {
            contract.submitTransaction("put", prefix + key, "x");
        }
        assertEquals(prefix + "a " + prefix + "b |" + prefix + "c",
                text(contract.evaluateTransaction("page", prefix, prefix + "~", "2", "")));
        assertEquals(prefix + "c |", text(contract.evaluateTransaction("page", prefix, prefix + "~", "2", prefix + "c")));
    }

    @Test
    void a_refusal_reaches_the_caller_with_its_text_and_writes_nothing() throws Exception {
        EndorseException submitted =
                assertThrows(EndorseException.class, () -> contract.submitTransaction("refuse", "wrong_party BankB speaks"));
        assertEquals(Status.Code.ABORTED, submitted.getStatus().getCode());
        assertEquals("chaincode response 500, REFUSED wrong_party BankB speaks", submitted.getDetails().getFirst().getMessage());
        assertTrue(network.description().banks().contains(submitted.getDetails().getFirst().getMspId()));
        GatewayException evaluated =
                assertThrows(GatewayException.class, () -> contract.evaluateTransaction("refuse", "wrong_party BankB speaks"));
        assertEquals(Status.Code.UNKNOWN, evaluated.getStatus().getCode());
        assertEquals("chaincode response 500, REFUSED wrong_party BankB speaks", evaluated.getDetails().getFirst().getMessage());
    }

    @Test
    void a_bug_of_the_chaincode_fails_the_call_and_gives_away_nothing() {
        EndorseException broken = assertThrows(EndorseException.class, () -> contract.submitTransaction("break"));
        assertTrue(broken.getDetails().stream().noneMatch(detail -> detail.getMessage().contains("secret")),
                broken.getDetails()::toString);
    }

    @Test
    void endorsers_that_do_not_agree_endorse_nothing() {
        EndorseException differing = assertThrows(EndorseException.class, () -> contract.submitTransaction("differ"));
        assertEquals(Status.Code.ABORTED, differing.getStatus().getCode());
    }

    private static String eventually(Contract of, String key, String wanted) throws Exception {
        String found = text(of.evaluateTransaction("get", key));
        for (int i = 0; i < 50 && !found.equals(wanted); i++) {
            Thread.sleep(100); // peers of a real network commit one after the other
            found = text(of.evaluateTransaction("get", key));
        }
        return found;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
