package io.riskmesh.attestation.release;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.attestation.scoring.KeyShare;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.reason.SharedReason;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A model file under AES-256-GCM, with commitments to the shares of its key. Members know the trees: the release authorises, and
/// hides the model from outsiders and disks only.
///
/// @param fileDigest plain SHA-256 of the file
/// @param quorum shares that give the key
/// @param commitments [KeyShare#commitment] of each share, in the order of their indices
/// @param sealed the encrypted file with its tag
public record ModelPackage(Digest fileDigest, int quorum, List<Digest> commitments, OpaqueBytes sealed) {

    /// Most bytes of a package: the largest model file and what stands around it.
    public static final int MOST_BYTES = (64 << 20) + (64 << 10);

    private static final int VERSION = 1;
    private static final int MOST_SHARES = 64;
    private static final int TAG_BITS = 128;

    public ModelPackage {
        commitments = List.copyOf(commitments);
        Shape.within("commitments", commitments.size(), 1, MOST_SHARES);
        Shape.within("quorum", quorum, 1, commitments.size());
    }

    /// A package and the shares of its key; each bank gets one.
    public record Made(ModelPackage packed, List<KeyShare> shares) {

        @Override
        public String toString() {
            return "Made[" + packed.digest() + "]";
        }
    }

    /// Encrypts a file under a new key and cuts the key.
    ///
    /// @param shares how many
    /// @param mandateHeight that the shares carry; a bank puts its own there
    public static Made make(byte[] file, int quorum, int shares, long mandateHeight, SecureRandom random) {
        byte[] key = new byte[KeyShare.SHARE_BYTES];
        random.nextBytes(key);
        Digest fileDigest = Digest.ofFile(file);
        List<byte[]> cut = SecretSharing.split(key, quorum, shares, random);
        List<Digest> salts = cut.stream().map(_ -> salt(random)).toList();
        List<Digest> commitments = new ArrayList<>();
        for (int i = 0; i < shares; i++) {
            commitments.add(KeyShare.commitment(salts.get(i), cut.get(i)));
        }
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, fileDigest).doFinal(file);
            ModelPackage packed = new ModelPackage(fileDigest, quorum, commitments, OpaqueBytes.of(sealed));
            Digest digest = packed.digest();
            List<KeyShare> made = new ArrayList<>();
            for (int i = 0; i < shares; i++) {
                made.add(new KeyShare(digest, mandateHeight, i + 1, cut.get(i), salts.get(i)));
            }
            return new Made(packed, made);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /// Whether the share is the one that was committed to.
    public boolean holds(KeyShare share) {
        return share.index() <= commitments.size()
                && commitments.get(share.index() - 1).equals(KeyShare.commitment(share.salt(), share.share()));
    }

    /// Decrypts with a quorum of shares that [#holds].
    ///
    /// @throws Refused `digest_mismatch` if they give another key, or the file is not the one named
    public byte[] open(SortedMap<Integer, byte[]> shares) throws Refused {
        byte[] key = SecretSharing.combine(shares);
        try {
            byte[] file = cipher(Cipher.DECRYPT_MODE, key, fileDigest).doFinal(sealed.toBytes());
            Refused.unless(Digest.ofFile(file).equals(fileDigest), SharedReason.DIGEST_MISMATCH, "expected file " + fileDigest);
            return file;
        } catch (AEADBadTagException _) {
            throw new Refused(SharedReason.DIGEST_MISMATCH, "the shares are of another key than the package's");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    public Digest digest() {
        return Digest.of("model-package", encode());
    }

    public byte[] encode() {
        WireWriter out = new WireWriter().u8(VERSION).digest(fileDigest).u8(quorum).u8(commitments.size());
        commitments.forEach(out::digest);
        return out.sized(sealed.toBytes()).toBytes();
    }

    public static ModelPackage decode(byte[] bytes) throws MalformedMessage {
        WireReader in = new WireReader(bytes);
        WireReader.within(in.u8(), VERSION, VERSION);
        try {
            Digest fileDigest = in.digest();
            int quorum = in.u8();
            int count = (int) WireReader.within(in.u8(), 1, MOST_SHARES);
            List<Digest> commitments = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                commitments.add(in.digest());
            }
            ModelPackage read = new ModelPackage(fileDigest, quorum, commitments, OpaqueBytes.of(in.sized(MOST_BYTES)));
            in.end();
            return read;
        } catch (IllegalArgumentException e) {
            throw new MalformedMessage(e.getMessage());
        }
    }

    private static Digest salt(SecureRandom random) {
        byte[] salt = new byte[Digest.LENGTH_BYTES];
        random.nextBytes(salt);
        return Digest.fromBytes(salt);
    }

    // A key seals one file, so the nonce may be constant.
    private static Cipher cipher(int mode, byte[] key, Digest fileDigest) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, new byte[12]));
        cipher.updateAAD(fileDigest.toBytes());
        return cipher;
    }

    @Override
    public String toString() {
        return "ModelPackage[" + fileDigest + ", " + quorum + " of " + commitments.size() + "]";
    }
}
