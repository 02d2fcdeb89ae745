package io.riskmesh.binselect.transfer;

import io.riskmesh.binselect.cipher.EntropyStream;
import io.riskmesh.binselect.cipher.Hashes;
import io.riskmesh.binselect.message.PairMessage.BaseCiphertexts;
import io.riskmesh.binselect.message.PairMessage.BaseKeys;
import io.riskmesh.binselect.octets.Enc;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import io.riskmesh.binselect.refusal.RefusedInput;
import io.riskmesh.binselect.refusal.SelectRefusal;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.KEM;

/// 128 random 1-of-2 transfers from ML-KEM-768 (Masny and Rindal, Endemic Oblivious Transfer, ePrint 2019/706, Figure 7).
/// The receiver publishes r_0 and r_1; the keys are pk_b = r_b + H(r_(1−b)), of which it can have made one only, and which
/// one does not show, since public vectors look uniform. Everything is a function of the entropy and of what the other side
/// said, so a restart says the same again.
public final class BaseTransfers {
    public static final int COUNT = BaseKeys.TRANSFERS;
    private static final int SEED_BYTES = 32;
    private static final int KEY_BYTES = 16;

    private BaseTransfers() {}

    /// The receiver's side, the gradient owner's: message and what opens the answer.
    public record Asked(BaseKeys message, List<PrivateKey> keys, Secret choices) {
        public Asked {
            keys = List.copyOf(keys);
        }
    }

    /// The sender's side, the feature owner's.
    ///
    /// @param keys per transfer both branches, 2 × 16 bytes
    public record Answered(BaseCiphertexts message, Secret keys) {}

    /// @param choices 128 bits, bit i of the least significant first is the branch of transfer i
    public static Asked ask(Octets pair, Secret choices, Secret entropy) {
        LatticeKem kem = new LatticeKem(EntropyStream.of(entropy, Enc.of("base-key-pairs").octets(pair)));
        EntropyStream others = EntropyStream.of(entropy, Enc.of("base-other-branches").octets(pair));
        byte[] message = new byte[COUNT * BaseKeys.KEY_BYTES];
        List<PrivateKey> keys = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            KeyPair made = kem.keyPair();
            keys.add(made.getPrivate());
            byte[] seed = LatticeKem.matrixSeed(made.getPublic());
            int branch = bit(choices, i);
            byte[] other = KeyVector.uniform(others);
            byte[] own = KeyVector.subtract(LatticeKem.vector(made.getPublic()), KeyVector.hash(pair, i, branch, seed, other));
            int at = i * BaseKeys.KEY_BYTES;
            System.arraycopy(seed, 0, message, at, SEED_BYTES);
            System.arraycopy(own, 0, message, at + SEED_BYTES + branch * KeyVector.BYTES, KeyVector.BYTES);
            System.arraycopy(other, 0, message, at + SEED_BYTES + (1 - branch) * KeyVector.BYTES, KeyVector.BYTES);
        }
        return new Asked(new BaseKeys(pair, Octets.wrap(message)), keys, choices);
    }

    /// @throws RefusedInput if a vector has a coefficient of q or more
    public static Answered answer(BaseKeys asked, Secret entropy) throws RefusedInput {
        EntropyStream random = EntropyStream.of(entropy, Enc.of("base-encapsulations").octets(asked.pair()));
        LatticeKem kem = new LatticeKem(random);
        byte[] ciphertexts = new byte[COUNT * 2 * BaseCiphertexts.CIPHERTEXT_BYTES];
        byte[][] secrets = new byte[2 * COUNT][];
        for (int i = 0; i < COUNT; i++) {
            byte[] key = Arrays.copyOfRange(asked.keys().array(), i * BaseKeys.KEY_BYTES, (i + 1) * BaseKeys.KEY_BYTES);
            byte[] seed = Arrays.copyOf(key, SEED_BYTES);
            for (int branch = 0; branch < 2; branch++) {
                byte[] own = vector(key, branch);
                byte[] other = vector(key, 1 - branch);
                RefusedInput.unless(KeyVector.isCanonical(own), SelectRefusal.CELL_OUT_OF_FIELD, "coefficients below 3329", "another");
                KEM.Encapsulated made = kem.encapsulate(
                        KeyVector.add(own, KeyVector.hash(asked.pair(), i, branch, seed, other)), seed, random);
                int at = (2 * i + branch) * BaseCiphertexts.CIPHERTEXT_BYTES;
                System.arraycopy(made.encapsulation(), 0, ciphertexts, at, BaseCiphertexts.CIPHERTEXT_BYTES);
                secrets[2 * i + branch] = made.key().getEncoded();
            }
        }
        BaseCiphertexts message = new BaseCiphertexts(asked.pair(), Octets.wrap(ciphertexts));
        Octets transcript = transcript(asked, message);
        byte[] keys = new byte[2 * COUNT * KEY_BYTES];
        for (int n = 0; n < 2 * COUNT; n++) {
            put(keys, n, transcript, n >> 1, n & 1, secrets[n]);
        }
        return new Answered(message, Secret.wrap(keys));
    }

    /// The chosen branch of each transfer, 16 bytes each.
    public static Secret open(Asked asked, BaseCiphertexts answer) {
        LatticeKem kem = new LatticeKem(EntropyStream.of(Secret.wrap(new byte[32]), Enc.of("unused")));
        Octets transcript = transcript(asked.message(), answer);
        byte[] keys = new byte[COUNT * KEY_BYTES];
        for (int i = 0; i < COUNT; i++) {
            int branch = bit(asked.choices(), i);
            int at = (2 * i + branch) * BaseCiphertexts.CIPHERTEXT_BYTES;
            byte[] ciphertext = Arrays.copyOfRange(answer.ciphertexts().array(), at, at + BaseCiphertexts.CIPHERTEXT_BYTES);
            put(keys, i, transcript, i, branch, kem.decapsulate(asked.keys().get(i), ciphertext));
        }
        return Secret.wrap(keys);
    }

    static int bit(Secret bits, int index) {
        return (bits.reveal()[index >> 3] >>> (index & 7)) & 1;
    }

    private static byte[] vector(byte[] key, int branch) {
        int from = SEED_BYTES + branch * KeyVector.BYTES;
        return Arrays.copyOfRange(key, from, from + KeyVector.BYTES);
    }

    private static Octets transcript(BaseKeys asked, BaseCiphertexts answer) {
        return Hashes.sha256(Enc.of("base-transcript").octets(asked.pair()), asked.keys().array(), answer.ciphertexts().array());
    }

    private static void put(byte[] keys, int to, Octets transcript, int transfer, int branch, byte[] secret) {
        byte[] key = Hashes.expand(Secret.wrap(secret), Enc.of("base").octets(transcript).u16(transfer).u16(branch));
        System.arraycopy(key, 0, keys, to * KEY_BYTES, KEY_BYTES);
    }
}
