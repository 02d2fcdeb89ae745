package io.riskmesh.ledger.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class DigestTest {

    @Test
    void a_file_digest_is_plain_sha_256() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                Digest.ofFile("abc".getBytes(StandardCharsets.US_ASCII)).hex(), "FIPS 180-4, example of one block");
    }

    @Test
    void a_typed_digest_is_the_plain_one_over_prefix_zero_and_bytes() {
        byte[] whole = "riskmesh/training-run/1\0abc".getBytes(StandardCharsets.US_ASCII);
        assertEquals(Digest.ofFile(whole), Digest.of("training-run", "abc".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void kinds_separate_digests_of_equal_bytes() {
        assertNotEquals(Digest.of("a", new byte[3]), Digest.of("b", new byte[3]));
    }

    @Test
    void hex_of_another_length_or_case_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Digest.fromHex("AB".repeat(32)));
        assertThrows(IllegalArgumentException.class, () -> Digest.fromHex("ab".repeat(31)));
        assertThrows(IllegalArgumentException.class, () -> Digest.fromBytes(new byte[31]));
    }
}
