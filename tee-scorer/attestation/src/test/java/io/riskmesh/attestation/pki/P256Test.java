package io.riskmesh.attestation.pki;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.der.MalformedDer;
import io.riskmesh.attestation.platform.TestAuthority;
import java.math.BigInteger;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class P256Test {

    private final KeyPair keys = TestAuthority.newKeys();
    private final byte[] spki = keys.getPublic().getEncoded();
    private final byte[] point = Arrays.copyOfRange(spki, spki.length - 64, spki.length);
    private final byte[] message = {1, 2, 3};
    private final byte[] signature = TestAuthority.sign(keys.getPrivate(), message);

    @Test
    void a_signature_verifies_in_both_encodings_and_in_parts() throws MalformedDer {
        P256Key key = P256Key.ofSpki(spki).orElseThrow();
        P256Signature good = P256Signature.ofRaw(signature).orElseThrow();
        assertTrue(key.verifies(good, message));
        assertTrue(key.verifies(good, new byte[] {1}, new byte[] {2, 3}));
        assertTrue(key.verifies(new P256Signature(good.r(), P256Signature.ORDER.subtract(good.s())), message));
        assertFalse(key.verifies(good, new byte[] {1, 2}));
        assertEquals(Optional.of(good), P256Signature.ofDer(good.der()));
        assertArrayEquals(signature, good.raw());
    }

    @Test
    void parts_out_of_range_are_no_signature() {
        byte[] zeroR = signature.clone();
        Arrays.fill(zeroR, 0, 32, (byte) 0);
        assertTrue(P256Signature.ofRaw(zeroR).isEmpty());
        byte[] bigS = signature.clone();
        Arrays.fill(bigS, 32, 64, (byte) 0xff);
        assertTrue(P256Signature.ofRaw(bigS).isEmpty());
        byte[] order = signature.clone();
        byte[] n = P256Signature.ORDER.toByteArray();
        System.arraycopy(n, 1, order, 32, 32);
        assertTrue(P256Signature.ofRaw(order).isEmpty());
        assertTrue(P256Signature.ofRaw(new byte[63]).isEmpty());
    }

    @Test
    void points_off_the_curve_and_unreduced_ones_are_no_key() {
        assertArrayEquals(spki, P256Key.ofPoint(point).orElseThrow().spki());
        byte[] off = point.clone();
        off[63] ^= 1;
        assertTrue(P256Key.ofPoint(off).isEmpty());
        assertTrue(P256Key.ofPoint(new byte[64]).isEmpty());
        byte[] ones = new byte[64];
        Arrays.fill(ones, (byte) 0xff);
        assertTrue(P256Key.ofPoint(ones).isEmpty());
        byte[] otherCurve = spki.clone();
        otherCurve[20] ^= 1;
        assertTrue(P256Key.ofSpki(otherCurve).isEmpty());
    }

    @Test
    void a_memory_answers_as_a_fresh_check_does() {
        P256Key key = P256Key.ofSpki(spki).orElseThrow();
        P256Signature good = P256Signature.ofRaw(signature).orElseThrow();
        P256Signature bad = new P256Signature(good.r(), BigInteger.TWO);
        SignatureMemory memory = new SignatureMemory(1);
        for (int i = 0; i < 3; i++) {
            assertTrue(memory.isGood(key, good, message));
            assertFalse(memory.isGood(key, bad, message));
            assertFalse(memory.isGood(key, good, new byte[] {1, 2, 3, 4}));
        }
    }
}
