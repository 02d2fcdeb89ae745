package io.riskmesh.attestation.appraisal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.collateral.CollateralSet;
import io.riskmesh.attestation.collateral.SharedCollateral;
import io.riskmesh.attestation.pki.P256Signature;
import io.riskmesh.attestation.pki.PinnedRoot;
import io.riskmesh.attestation.pki.SignatureMemory;
import io.riskmesh.attestation.quote.Quote;
import io.riskmesh.attestation.rejection.Rejected;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Real quotes and collateral with one bit changed, at the instant at which they are good.
final class BitFlipTest {

    private static final long JUNE_2025 = Instant.parse("2025-06-25T00:00:00Z").toEpochMilli();
    private static final int R = 48 + 384 + 4;

    private final QuoteVerifier verifier = new QuoteVerifier(PinnedRoot.INTEL_SGX, new SignatureMemory(64));

    @Tag("acceptance")
    @Test
    void every_flipped_bit_of_three_real_quotes_is_refused() throws Rejected {
        CollateralSet sgx = SharedCollateral.relayed("phala/sgx_quote_collateral.json");
        everyBit("SGX of version 3", SharedCollateral.file("phala/sgx_quote"), quote -> verify(quote, sgx));
        CollateralSet tdx = SharedCollateral.relayed("phala/tdx_quote_collateral.json");
        everyBit("TDX of version 4", trimmed(SharedCollateral.file("phala/tdx_quote")), quote -> verify(quote, tdx));
        CollateralSet older = SharedCollateral.withoutLists("oasis/tcb_info_v3_fmspc_00606A000000.json", "oasis/qe_identity_v2.json",
                "oasis/tcb_info_v3_fmspc_00606A000000_certs.pem");
        everyBit("SGX of version 3 of a server", SharedCollateral.file("oasis/quote_v3_ecdsa_p256_pck_chain.bin"),
                quote -> LenientVerifier.verify(quote, older, Policies.ofNothing(), 1_671_497_404_000L, verifierMemory));
    }

    private final SignatureMemory verifierMemory = new SignatureMemory(64);

    @Tag("acceptance")
    @Test
    void every_changed_byte_of_documents_and_lists_is_refused() {
        documentsAndLists(8);
    }

    @Tag("slow")
    @Test
    void every_flipped_bit_of_documents_and_lists_is_refused() {
        documentsAndLists(1);
    }

    private void documentsAndLists(int step) {
        for (String name : List.of("phala/sgx_quote", "phala/tdx_quote")) {
            byte[] quote = trimmed(SharedCollateral.file(name));
            CollateralSet c = SharedCollateral.relayed(name + "_collateral.json");
            bits(step, name + " TCB information", c.tcbInfo(), changed -> verify(quote, new CollateralSet(changed, c.tcbSigners(),
                    c.qeIdentity(), c.qeSigners(), c.rootList(), c.pckList())));
            bits(step, name + " identity of the quoting enclave", c.qeIdentity(), changed -> verify(quote, new CollateralSet(c.tcbInfo(),
                    c.tcbSigners(), changed, c.qeSigners(), c.rootList(), c.pckList())));
            bits(step, name + " list of the root", c.rootList().orElseThrow(), changed -> verify(quote, new CollateralSet(c.tcbInfo(),
                    c.tcbSigners(), c.qeIdentity(), c.qeSigners(), Optional.of(changed), c.pckList())));
            bits(step, name + " list of PCK certificates", c.pckList().orElseThrow(), changed -> verify(quote, new CollateralSet(
                    c.tcbInfo(), c.tcbSigners(), c.qeIdentity(), c.qeSigners(), c.rootList(), Optional.of(changed))));
            bits(step, name + " signers", c.tcbSigners(), changed -> verify(quote, new CollateralSet(c.tcbInfo(), changed,
                    c.qeIdentity(), c.qeSigners(), c.rootList(), c.pckList())));
        }
    }

    @Test
    void some_flipped_bits_are_refused() {
        byte[] quote = SharedCollateral.file("phala/sgx_quote");
        CollateralSet collateral = SharedCollateral.relayed("phala/sgx_quote_collateral.json");
        IntStream.range(0, quote.length / 23).forEach(i -> {
            byte[] changed = flipped(quote, i * 23 * 8 + i % 8);
            assertTrue(isRefused(verify(changed, collateral)), () -> "byte " + i * 23);
        });
    }

    @Test
    void the_other_encoding_of_a_signature_is_accepted() {
        byte[] quote = SharedCollateral.file("phala/sgx_quote");
        byte[] other = quote.clone();
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(quote, R + 32, R + 64));
        byte[] high = new P256Signature(BigInteger.ONE, P256Signature.ORDER.subtract(s)).raw();
        System.arraycopy(high, 32, other, R + 32, 32);
        CollateralSet collateral = SharedCollateral.relayed("phala/sgx_quote_collateral.json");
        assertTrue(!Arrays.equals(quote, other));
        assertEquals(verify(quote, collateral), verify(other, collateral));
        assertEquals(Step.POLICY, assertInstanceOf(AttestationResult.Refused.class, verify(other, collateral)).step());
    }

    private void everyBit(String what, byte[] good, Function<byte[], AttestationResult> verify) {
        bits(1, what, good, verify);
    }

    /// @param step 1 for every bit, 8 for one of each byte, another one from byte to byte
    private void bits(int step, String what, byte[] good, Function<byte[], AttestationResult> verify) {
        assertTrue(!isRefused(verify.apply(good)), what);
        long start = System.nanoTime();
        Predicate<Integer> accepted = i -> !isRefused(verify.apply(flipped(good, step == 1 ? i : i * 8 + i % 8)));
        int bits = good.length * 8 / step;
        List<Integer> wrong = IntStream.range(0, bits).parallel().boxed().filter(accepted).toList();
        assertEquals(List.of(), wrong, what);
        System.out.println(what + ": " + bits + " bits, each refused, " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    /// Refused for what it is: before the policy, which accepts none of these.
    private static boolean isRefused(AttestationResult result) {
        return result instanceof AttestationResult.Refused refused && refused.appraisal().isEmpty();
    }

    private AttestationResult verify(byte[] quote, CollateralSet collateral) {
        return verifier.verify(quote, collateral, Policies.ofNothing(), _ -> { }, JUNE_2025);
    }

    private static byte[] trimmed(byte[] quote) {
        try {
            Quote.parseZeroPadded(quote);
        } catch (Rejected e) {
            throw new IllegalStateException(e.rejection().toString());
        }
        int end = quote.length;
        while (quote[end - 1] == 0 && quote[end - 2] == 0) {
            end--;
        }
        return Arrays.copyOf(quote, end);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }
}
