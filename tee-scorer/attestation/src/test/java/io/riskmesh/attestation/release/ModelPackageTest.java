package io.riskmesh.attestation.release;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.attestation.scoring.KeyShare;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.SharedReason;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ModelPackageTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] FILE = "a model file".repeat(1_000).getBytes(StandardCharsets.UTF_8);

    @Test
    void the_field_is_a_field() {
        for (int a = 1; a < 256; a++) {
            assertEquals(1, SecretSharing.multiply(a, SecretSharing.invert(a)));
            for (int b = 1; b < 256; b++) {
                int product = SecretSharing.multiply(a, b);
                assertTrue(product != 0 && product == SecretSharing.multiply(b, a));
            }
        }
        assertEquals(0x01, SecretSharing.multiply(0x53, 0xCA)); // FIPS 197's field
        assertEquals(0xC1, SecretSharing.multiply(0x57, 0x83));
    }

    @Test
    void any_quorum_of_shares_opens_the_package_and_no_fewer() throws Exception {
        ModelPackage.Made made = ModelPackage.make(FILE, 3, 5, 9, RANDOM);
        ModelPackage read = ModelPackage.decode(made.packed().encode());
        for (int chosen = 0; chosen < 32; chosen++) {
            SortedMap<Integer, byte[]> shares = shares(made, chosen);
            if (shares.size() == 3) {
                assertArrayEquals(FILE, read.open(shares));
            } else if (!shares.isEmpty() && shares.size() < 3) {
                Refused refused = assertThrows(Refused.class, () -> read.open(shares));
                assertEquals(SharedReason.DIGEST_MISMATCH, refused.refusal().code());
            }
        }
    }

    @Test
    void a_share_of_another_package_index_salt_or_value_is_not_held() {
        ModelPackage.Made made = ModelPackage.make(FILE, 2, 3, 9, RANDOM);
        KeyShare other = ModelPackage.make(FILE, 2, 3, 9, RANDOM).shares().getFirst();
        KeyShare good = made.shares().getFirst();
        assertTrue(made.packed().holds(good));
        assertFalse(made.packed().holds(other));
        assertFalse(made.packed().holds(new KeyShare(good.packageDigest(), 9, 2, good.share(), good.salt())));
        assertFalse(made.packed().holds(new KeyShare(good.packageDigest(), 9, 4, good.share(), good.salt())));
        assertFalse(made.packed().holds(new KeyShare(good.packageDigest(), 9, 1, good.share(), Digest.ofFile(FILE))));
        byte[] changed = good.share().clone();
        changed[31] ^= 1;
        assertFalse(made.packed().holds(new KeyShare(good.packageDigest(), 9, 1, changed, good.salt())));
    }

    @Test
    void two_shares_of_three_are_spread_as_if_they_held_nothing() {
        int[] seen = new int[256];
        byte[] secret = new byte[1_000];
        List<byte[]> shares = SecretSharing.split(secret, 2, 3, RANDOM);
        for (byte b : shares.getFirst()) {
            seen[b & 0xFF]++;
        }
        assertTrue(java.util.Arrays.stream(seen).max().orElseThrow() < 30, "of 1,000 bytes of a share none repeats often");
    }

    private static SortedMap<Integer, byte[]> shares(ModelPackage.Made made, int chosen) {
        TreeMap<Integer, byte[]> shares = new TreeMap<>();
        made.shares().stream().filter(share -> (chosen >> (share.index() - 1) & 1) == 1)
                .forEach(share -> shares.put(share.index(), share.share()));
        return shares;
    }
}
