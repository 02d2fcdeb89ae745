package io.riskmesh.securesum.keys;

import static io.riskmesh.securesum.PlainEnc.enc;
import static io.riskmesh.securesum.PlainEnc.expand;
import static io.riskmesh.securesum.PlainEnc.sha256;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.message.RecordProof;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.Authentication;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SumReaders;
import io.riskmesh.securesum.parameters.SurvivorRule;
import io.riskmesh.securesum.primitive.JdkPrimitives;
import io.riskmesh.securesum.primitive.Primitives;
import io.riskmesh.securesum.proof.TaggedRecords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

/// Every derivation of design `secure-sum.md` section 3, computed a second time from its definition with other code.
final class KeyScheduleTest {
    private static final Primitives JDK = JdkPrimitives.create();
    private static final Octets R = filled(7);
    private static final Roster ROSTER = Roster.of(List.of("a", "b", "c"));
    private static final PairKeys PAIRS = new PairKeys("b", filled(1), ROSTER, Map.of(
            "a", secret(11), "b", secret(12), "c", secret(13)));
    private static final AggregationKeys KEYS = new AggregationKeys(PAIRS, R, JDK);

    @Test
    void pair_masks_and_seals_come_from_the_pair_key_by_their_labels() {
        assertSecret(expand(key(11), enc("pair-mask", R.array())), KEYS.pairMask("a"));
        assertSecret(expand(key(13), enc("pair-mask", R.array())), KEYS.pairMask("c"));
        assertSecret(expand(key(13), enc("share-seal", R.array(), "b", "c")), KEYS.shareSeal("b", "c"));
        assertSecret(expand(key(13), enc("share-seal", R.array(), "c", "b")), KEYS.shareSeal("c", "b"));
        assertSecret(expand(key(11), enc("reveal-seal", R.array(), "b", "a")), KEYS.revealSeal("b", "a"));
        assertSecret(expand(key(11), enc("reveal-seal", R.array(), "a", "b")), KEYS.revealSeal("a", "b"));
        assertSecret(expand(key(12), enc("reveal-seal", R.array(), "b", "b")), KEYS.revealSeal("b", "b"));
    }

    @Test
    void commitments_are_hashes_with_kind_and_ids_and_both_ends_of_a_pair_publish_one() {
        assertArrayEquals(sha256(enc("commit", R.array(), "private", "b", key(5))),
                AggregationKeys.commitToPrivate(JDK, R, "b", secret(5)).array());
        byte[] pair = sha256(enc("commit", R.array(), "pair", "a", "b", key(5)));
        assertArrayEquals(pair, AggregationKeys.commitToPair(JDK, R, "a", "b", secret(5)).array());
        assertArrayEquals(pair, AggregationKeys.commitToPair(JDK, R, "b", "a", secret(5)).array());
    }

    @Test
    void fingerprint_keys_come_from_a_hash_of_the_freeze() {
        byte[] root = sha256(enc("row-column-fingerprint", R.array(), filled(8).array()));
        List<Secret> keys = AggregationKeys.fingerprintKeys(JDK, R, filled(8), 3);
        for (int copy = 0; copy < 3; copy++) {
            assertSecret(expand(root, enc("copy", copy)), keys.get(copy));
        }
    }

    @Test
    void the_identity_of_an_aggregation_covers_all_parameters() {
        MaskSumParameters parameters = new MaskSumParameters(Roster.of(List.of("a", "b", "c", "d")), ROSTER,
                SurvivorRule.EXACTLY_THE_ROSTER, 3, Field.P61, 77, 123_456_789_012L,
                Roster.of(List.of("a")), filled(9), Authentication.SIGNED, SumReaders.EVERY_BANK);
        byte[] encoded = enc("parameters", enc("roster", 4, "a", "b", "c", "d"), enc("roster", 3, "a", "b", "c"),
                "EXACTLY_THE_ROSTER", (short) 3, "P61", 77, 123_456_789_012L, enc("roster", 1, "a"), filled(9).array(),
                "SIGNED");
        byte[] expected = sha256(enc("aggregation", filled(1).array(), 5, (short) 6, encoded));
        assertArrayEquals(expected, new Aggregation(filled(1), 5, 6, parameters).id(JDK).array());
    }

    @Test
    void a_tag_is_an_hmac_of_the_records_digest_under_a_key_of_its_own() {
        TaggedRecords records = new TaggedRecords(PAIRS, JDK);
        Reveal reveal = new Reveal(R, "b", filled(2), List.of(1L, 2L), List.of(), new RecordProof.Tags(List.of()));
        Octets digest = reveal.digest(JDK);
        RecordProof.Tags proof = (RecordProof.Tags) records.prove(R, digest);
        byte[] key = expand(key(13), enc("record-tag", R.array(), "b", "c"));
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(key));
        mac.update(digest.array(), 0, 32);
        byte[] tag = new byte[32];
        mac.doFinal(tag, 0);
        assertArrayEquals(tag, proof.tags().get(2).array());
        assertArrayEquals(sha256(enc("record", "Reveal", reveal.body())), digest.array());
        assertTrue(records.verify(reveal.with(proof), digest));
    }

    /// No two uses of one pair key may ever give one key.
    @Test
    void all_keys_of_one_aggregation_are_different() {
        List<Secret> all = new ArrayList<>();
        for (String other : List.of("a", "c")) {
            all.add(KEYS.pairMask(other));
            for (String[] direction : new String[][] {{"b", other}, {other, "b"}}) {
                all.add(KEYS.shareSeal(direction[0], direction[1]));
                all.add(KEYS.revealSeal(direction[0], direction[1]));
            }
        }
        all.addAll(AggregationKeys.fingerprintKeys(JDK, R, filled(8), 3));
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertNotEquals(all.get(i), all.get(j));
            }
        }
    }

    @Test
    void pair_keys_are_complete_print_nothing_and_can_be_erased() {
        PairKeys own = new PairKeys("b", filled(1), ROSTER, Map.of("a", secret(1), "b", secret(2), "c", secret(3)));
        assertEquals("PairKeys[b, 3 parties, keys redacted]", own.toString());
        assertEquals("AggregationKeys[b]", new AggregationKeys(own, R, JDK).toString());
        own.erase();
        assertArrayEquals(new byte[32], own.with("c").reveal());
    }

    private static void assertSecret(byte[] expected, Secret actual) {
        assertArrayEquals(expected, actual.reveal());
    }

    private static byte[] key(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static Secret secret(int value) {
        return Secret.wrap(key(value));
    }

    private static Octets filled(int value) {
        return Octets.wrap(key(value));
    }
}
