package io.riskmesh.embedded.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.UUID;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Which transactions of a block count.
@ParameterizedClass
@MethodSource("io.riskmesh.embedded.conformance.NetworkUnderTest#all")
final class ValidationConformanceTest {
    private final String prefix = UUID.randomUUID() + "/";

    @Parameter
    NetworkUnderTest network;

    private Contract contract;

    @BeforeEach
    void connect() throws Exception {
        contract = network.contract();
    }

    @Test
    void too_few_endorsements_fail_the_policy() throws Exception {
        String bank = network.description().banks().getFirst();
        Transaction lonely = contract.newProposal("put").addArguments(prefix + "a", "one")
                .setEndorsingOrganizations(bank).build().endorse();
        CommitException refused = assertThrows(CommitException.class, lonely::submit);
        assertEquals(TxValidationCode.ENDORSEMENT_POLICY_FAILURE, refused.getCode());
        assertEquals("", new String(contract.evaluateTransaction("get", prefix + "a"), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void any_majority_of_banks_satisfies_the_policy() throws Exception {
        List<String> banks = network.description().banks();
        Transaction others = contract.newProposal("put").addArguments(prefix + "a", "one")
                .setEndorsingOrganizations(banks.get(1), banks.get(2)).build().endorse();
        others.submit();
        assertEquals("one", new String(contract.evaluateTransaction("get", prefix + "a"), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void the_second_of_two_that_read_and_write_one_key_conflicts() throws Exception {
        contract.submitTransaction("put", prefix + "a", "one");
        Transaction first = endorsed("copy", prefix + "a", prefix + "a");
        Transaction second = endorsed("copy", prefix + "a", prefix + "a");
        assertEquals(List.of(TxValidationCode.VALID, TxValidationCode.MVCC_READ_CONFLICT), codes(first, second));
    }

    @Test
    void two_that_claim_an_absent_key_conflict() throws Exception {
        Transaction first = endorsed("putThenGet", prefix + "a", "one");
        Transaction second = endorsed("putThenGet", prefix + "a", "two");
        assertEquals(List.of(TxValidationCode.VALID, TxValidationCode.MVCC_READ_CONFLICT), codes(first, second));
    }

    @Test
    void a_key_that_appears_in_a_range_that_was_read_is_a_phantom() throws Exception {
        contract.submitTransaction("put", prefix + "r/a", "one");
        Transaction insert = endorsed("put", prefix + "r/b", "two");
        Transaction count = endorsed("countInto", prefix + "r/", prefix + "r/~", prefix + "count");
        assertEquals(List.of(TxValidationCode.VALID, TxValidationCode.PHANTOM_READ_CONFLICT), codes(insert, count));
    }

    @Test
    void a_long_range_that_did_not_change_is_no_phantom() throws Exception {
        List<Transaction> puts = new java.util.ArrayList<>();
        for (int i = 0; i < 120; i++) {
            puts.add(endorsed("put", String.format(java.util.Locale.ROOT, "%sr/%03d", prefix, i), "x"));
        }
        assertEquals(120, codes(puts.toArray(Transaction[]::new)).stream().filter(TxValidationCode.VALID::equals).count());
        contract.submitTransaction("countInto", prefix + "r/", prefix + "r/~", prefix + "count");
        assertEquals("120", new String(contract.evaluateTransaction("get", prefix + "count"), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void a_transaction_that_is_sent_twice_counts_once() throws Exception {
        Transaction once = endorsed("put", prefix + "a", "one");
        SubmittedTransaction first = once.submitAsync();
        Status status = first.getStatus();
        assertEquals(TxValidationCode.VALID, status.getCode());
        once.submitAsync();
        contract.submitTransaction("put", prefix + "b", "after the second");
        assertEquals(status.getBlockNumber(), first.getStatus().getBlockNumber());
        BlocksOf blocks = BlocksOf.all(network);
        assertEquals(List.of(TxValidationCode.VALID, TxValidationCode.DUPLICATE_TXID), blocks.flagsOf(once.getTransactionId()));
    }

    private Transaction endorsed(String function, String... args) throws Exception {
        return contract.newProposal(function).addArguments(args).build().endorse();
    }

    // Submitted in this order before any of them is committed, if the network is not slower than this thread.
    private static List<TxValidationCode> codes(Transaction... transactions) throws Exception {
        List<SubmittedTransaction> submitted = new java.util.ArrayList<>();
        for (Transaction transaction : transactions) {
            submitted.add(transaction.submitAsync());
        }
        List<TxValidationCode> codes = new java.util.ArrayList<>();
        for (SubmittedTransaction transaction : submitted) {
            codes.add(transaction.getStatus().getCode());
        }
        return codes;
    }
}
