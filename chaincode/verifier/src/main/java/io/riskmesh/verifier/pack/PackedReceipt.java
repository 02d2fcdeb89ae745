package io.riskmesh.verifier.pack;

import io.riskmesh.attestation.scoring.GroupSignature;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.receipt.Checkpoint;
import io.riskmesh.ledger.receipt.InclusionProof;
import io.riskmesh.verifier.receipts.steps.PresentedReceipt;
import java.util.Optional;

/// A receipt with its proofs as a file of a pack: the one canonical encoding, so that no byte of it is free.
public final class PackedReceipt {
    private static final int MOST_BATCH = 1 << 30;
    private static final int MILLION = 1_000_000;

    private PackedReceipt() {}

    /// The bytes of the file.
    public static byte[] encode(PresentedReceipt receipt) {
        FactWriter out = new FactWriter().integer("v", 1).blob("receipt", OpaqueBytes.of(receipt.bytes()))
                .object("signature", signature(receipt.signature()).object());
        receipt.inclusion().ifPresent(proof -> out.object("inclusion", proof(proof).object()));
        receipt.checkpoint().ifPresent(checkpoint -> out.object("checkpoint", new FactWriter().text("log", checkpoint.log())
                .integer("epoch", checkpoint.epoch()).integer("size", checkpoint.size()).digest("root", checkpoint.root())
                .blob("signature", receipt.checkpointSignature().orElse(OpaqueBytes.of(new byte[0]))).object()));
        receipt.opening().ifPresent(opening -> {
            FactWriter fields = new FactWriter().digest("salt", opening.salt()).integer("scorePpm", opening.scorePpm());
            opening.requestDigest().ifPresent(digest -> fields.digest("requestDigest", digest));
            out.object("opening", fields.object());
        });
        return CanonicalJson.encode(out.object());
    }

    private static FactWriter signature(GroupSignature signature) {
        return new FactWriter().integer("batch", signature.batch()).digest("root", signature.root()).blob("value", signature.value())
                .object("proof", proof(signature.proof()).object());
    }

    private static FactWriter proof(InclusionProof proof) {
        return new FactWriter().integer("index", proof.index()).integer("size", proof.size())
                .digests("path", proof.path());
    }

    /// Reads it back.
    ///
    /// @throws MalformedFact if it is not the one encoding of a receipt with proofs
    public static PresentedReceipt decode(byte[] bytes) throws MalformedFact {
        if (!(CanonicalJson.decode(bytes, CanonicalJson.LARGE_BYTES) instanceof CanonicalValue.Obj fields)) {
            throw new MalformedFact("Expected an object");
        }
        try {
            FactReader in = new FactReader(fields);
            in.integer("v", 1, 1);
            Signed checkpoint = in.optional("checkpoint", name -> in.nested(name, PackedReceipt::checkpoint)).orElse(null);
            PresentedReceipt receipt = new PresentedReceipt(in.blob("receipt").toBytes(), in.nested("signature", PackedReceipt::signature),
                    in.optional("inclusion", name -> in.nested(name, PackedReceipt::proof)),
                    Optional.ofNullable(checkpoint).map(Signed::checkpoint),
                    Optional.ofNullable(checkpoint).map(Signed::signature),
                    in.optional("opening", name -> in.nested(name, PackedReceipt::opening)));
            in.end();
            return receipt;
        } catch (IllegalArgumentException e) {
            throw new MalformedFact("A number is out of its range: " + e.getMessage());
        }
    }

    private record Signed(Checkpoint checkpoint, OpaqueBytes signature) {}

    private static Signed checkpoint(FactReader in) throws MalformedFact {
        return new Signed(new Checkpoint(in.text("log"), in.sequence("epoch"), in.whole("size"), in.digest("root")), in.blob("signature"));
    }

    private static GroupSignature signature(FactReader in) throws MalformedFact {
        return new GroupSignature(in.integer("batch", 0, MOST_BATCH), in.nested("proof", PackedReceipt::proof), in.digest("root"), in.blob("value"));
    }

    private static InclusionProof proof(FactReader in) throws MalformedFact {
        return new InclusionProof(in.whole("index"), in.whole("size"), in.digests("path"));
    }

    private static PresentedReceipt.Opening opening(FactReader in) throws MalformedFact {
        return new PresentedReceipt.Opening(in.digest("salt"), (int) in.integer("scorePpm", 0, MILLION),
                in.optional("requestDigest", in::digest));
    }
}
