package io.riskmesh.attestation.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.receipt.InclusionProof;
import io.riskmesh.ledger.receipt.MerkleTree;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SealedScoreTest {

    @Test
    void the_longest_score_and_every_refusal_have_one_size() throws MalformedMessage, MalformedFact {
        GroupSignature longest = new GroupSignature(Long.MAX_VALUE,
                new InclusionProof(255, 256, Collections.nCopies(8, Samples.digest("n"))), Samples.digest("root"), Samples.bytes(72));
        SealedScore.Scored scored = new SealedScore.Scored(1_000_000, 15, Collections.nCopies(6, new ScoreReason(127, true)),
                OpaqueBytes.of(Samples.longestReceipt().canonicalBytes()), longest);
        assertEquals(SealedScore.PLAIN_BYTES, scored.encode().length);
        assertEquals(SealedScore.PLAIN_BYTES, Samples.notScored().encode().length);
        assertEquals(Samples.longestReceipt(), ((SealedScore.Scored) SealedScore.decode(scored.encode())).read());
    }

    @Test
    void each_receipt_of_a_group_is_proved_by_the_one_signature_and_no_other_bytes_are() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        for (int size : new int[] {1, 2, 3, 100, 256}) {
            List<byte[]> leaves = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                leaves.add(new byte[] {(byte) i, 1});
            }
            MerkleTree tree = MerkleTree.of(leaves);
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(keys.getPrivate());
            signer.update(GroupSignature.signedBytes("HarbourMSP.s1", 2, 9, size, tree.root()));
            OpaqueBytes value = OpaqueBytes.of(signer.sign());
            for (int i = size - 1; i >= 0; i -= 1 + size / 7) {
                GroupSignature signature = new GroupSignature(9, tree.inclusion(i, size), tree.root(), value);
                assertTrue(signature.verifies(leaves.get(i), "HarbourMSP.s1", 2, keys.getPublic()));
                assertFalse(signature.verifies(new byte[] {(byte) i, 2}, "HarbourMSP.s1", 2, keys.getPublic()));
                assertFalse(signature.verifies(leaves.get(i), "HarbourMSP.s2", 2, keys.getPublic()));
                assertFalse(signature.verifies(leaves.get(i), "HarbourMSP.s1", 3, keys.getPublic()));
                assertFalse(new GroupSignature(8, signature.proof(), tree.root(), value)
                        .verifies(leaves.get(i), "HarbourMSP.s1", 2, keys.getPublic()));
            }
        }
    }

    @Test
    void commitments_depend_on_the_salt_and_on_both_payloads() {
        Digest a = Samples.digest("a");
        Digest b = Samples.digest("b");
        List<Digest> requests = List.of(Commitments.request(a, a, Optional.of(b)), Commitments.request(b, a, Optional.of(b)),
                Commitments.request(a, b, Optional.of(b)), Commitments.request(a, a, Optional.of(a)),
                Commitments.request(a, a, Optional.empty()));
        assertEquals(requests.size(), requests.stream().distinct().count());
        assertNotEquals(Commitments.score(a, 1_000, 0), Commitments.score(a, 1_000, 1));
        assertNotEquals(Commitments.score(a, 1_000, 0), Commitments.score(b, 1_000, 0));
    }

    @Test
    void only_finite_features_and_the_one_missing_value_are_usable() throws MalformedMessage {
        float[] good = {0f, -0f, 1f, Float.MAX_VALUE, -Float.MIN_VALUE, Float.NaN, Float.intBitsToFloat(0xFFC00001)};
        assertTrue(FeatureBits.of(good).areUsable());
        for (int wrong : new int[] {0x7F800000, 0xFF800000, 0x7FC00001, 0xFFC00000, 0x7F800001}) {
            byte[] bytes = new io.riskmesh.attestation.frame.WireWriter().u8(2).bits(0).bits(wrong).toBytes();
            assertFalse(FeatureBits.read(new io.riskmesh.attestation.frame.WireReader(bytes)).areUsable());
        }
        float[] row = new float[9];
        FeatureBits.of(good).copyTo(row, 1);
        assertEquals(Float.MAX_VALUE, row[4]);
    }

    @Test
    void a_margin_is_in_the_band_of_the_highest_threshold_at_or_below_it() {
        ScoringPolicy policy = Samples.policy("payments", ModelSide.JOINT, PayeeLate.UNAVAILABLE);
        assertEquals(0, policy.bandOf(Math.nextDown(-1.5f)));
        assertEquals(1, policy.bandOf(-1.5f));
        assertEquals(1, policy.bandOf(Math.nextDown(2f)));
        assertEquals(2, policy.bandOf(2f));
    }

    @Test
    void halves_and_policies_print_no_secret() {
        assertFalse(new PayerHalf(Samples.payload(1)).toString().contains("1.5"));
        assertEquals("FeatureBits[REDACTED]", FeatureBits.of(new float[] {1f}).toString());
        assertFalse(new KeyShare(Samples.digest("p"), 1, 1, new byte[32], Samples.digest("s")).toString().contains("0"));
    }
}
