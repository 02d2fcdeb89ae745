package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.receipt.InclusionProof;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;

/// One signature over a Merkle tree (RFC 9162) of 1 to 256 entries, as a signature each would take longer than a score. Carried by
/// every entry with the path to its leaf.
///
/// @param batch number of the tree in the epoch, from 1
/// @param proof of this entry's leaf
/// @param root of the tree
/// @param value ECDSA P-256 with SHA-256, DER, over [#signedBytes]
public record GroupSignature(long batch, InclusionProof proof, Digest root, OpaqueBytes value) {

    public static final int MOST_LEAVES = 256;

    private static final int MOST_PATH = 8;
    private static final int MOST_SIGNATURE = 80;

    public GroupSignature {
        Shape.within("batch", batch, 1, Long.MAX_VALUE);
        Shape.within("size", proof.size(), 1, MOST_LEAVES);
        Shape.within("path", proof.path().size(), 0, MOST_PATH);
    }

    /// What is signed: `{instance, epoch, batch, size, root}`, typed.
    public static byte[] signedBytes(String instance, int epoch, long batch, long size, Digest root) {
        FactWriter out = new FactWriter().id("instance", instance).integer("epoch", epoch).integer("batch", batch)
                .integer("size", size).digest("root", root);
        return Digest.of("receipt-batch", CanonicalJson.encode(out.object())).toBytes();
    }

    /// Whether the key of the instance's epoch signed a tree that holds these bytes.
    public boolean verifies(byte[] entry, String instance, int epoch, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(key);
            verifier.update(signedBytes(instance, epoch, batch, proof.size(), root));
            return proof.proves(entry, root) && verifier.verify(value.toBytes());
        } catch (GeneralSecurityException _) {
            return false; // no key, or no signature at all
        }
    }

    void write(WireWriter out) {
        out.u64(batch).u16((int) proof.size()).u16((int) proof.index()).u8(proof.path().size());
        proof.path().forEach(out::digest);
        out.digest(root).sized(value.toBytes());
    }

    static GroupSignature read(WireReader in) throws MalformedMessage {
        long batch = in.u64(1, Long.MAX_VALUE);
        int size = (int) WireReader.within(in.u16(), 1, MOST_LEAVES);
        int index = (int) WireReader.within(in.u16(), 0, size - 1L);
        int length = (int) WireReader.within(in.u8(), 0, MOST_PATH);
        List<Digest> path = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            path.add(in.digest());
        }
        return new GroupSignature(batch, new InclusionProof(index, size, path), in.digest(),
                OpaqueBytes.of(in.sized(MOST_SIGNATURE)));
    }
}
