package io.riskmesh.incentive.input;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.RunId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// An [EvaluationInput] as bytes: one encoding, numbers as varints, places as steps from the sum before.
public final class InputBytes {

    /// Most bytes of one bank's input: 300 trees of 64 leaves and 200 blocks, dense.
    public static final int MOST_BYTES = 64 << 20;

    private static final byte VERSION = 1;
    private static final int MOST_SUMS = 1 << 24;
    private static final int MOST_ROWS = 1 << 24;
    private static final int MOST_PLACES = 1 << 16;

    private InputBytes() {}

    public static byte[] encode(EvaluationInput input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(VERSION);
        text(out, input.run().toString());
        out.writeBytes(input.modelFileDigest().toBytes());
        text(out, input.party().value());
        out.writeBytes(input.salting().toBytes());
        sums(out, input.blocks());
        sums(out, input.holdout());
        varint(out, input.fingerprints().size());
        input.fingerprints().forEach(digest -> out.writeBytes(digest.toBytes()));
        return out.toByteArray();
    }

    public static EvaluationInput decode(byte[] bytes) throws MalformedInput {
        if (bytes.length > MOST_BYTES) {
            throw new MalformedInput("Expected at most " + MOST_BYTES + " bytes, got " + bytes.length);
        }
        InputCursor in = new InputCursor(bytes);
        if (in.octet() != VERSION) {
            throw new MalformedInput("Expected version " + VERSION);
        }
        try {
            RunId run = RunId.parse(in.text());
            Digest model = Digest.fromBytes(in.take(Digest.LENGTH_BYTES));
            PartyId party = new PartyId(in.text());
            OpaqueBytes salting = OpaqueBytes.of(in.take(EvaluationInput.SALTING_BYTES));
            EvaluationInput input = new EvaluationInput(run, model, party, salting, sums(in), sums(in), digests(in));
            in.end();
            return input;
        } catch (IllegalArgumentException | MalformedFact e) {
            throw new MalformedInput(e.getMessage());
        }
    }

    private static void text(ByteArrayOutputStream out, String id) {
        byte[] ascii = id.getBytes(StandardCharsets.US_ASCII);
        varint(out, ascii.length);
        out.writeBytes(ascii);
    }

    private static void sums(ByteArrayOutputStream out, List<LeafSum> sums) {
        varint(out, sums.size());
        int tree = 0;
        for (LeafSum sum : sums) {
            varint(out, sum.tree() - tree);
            varint(out, sum.block());
            varint(out, sum.leaf());
            varint(out, sum.gradient() << 1 ^ sum.gradient() >> Long.SIZE - 1);
            varint(out, sum.hessian());
            varint(out, sum.rows());
            tree = sum.tree();
        }
    }

    private static List<LeafSum> sums(InputCursor in) throws MalformedInput {
        int count = in.count(MOST_SUMS);
        List<LeafSum> sums = new ArrayList<>();
        int tree = 0;
        for (int i = 0; i < count; i++) {
            tree += in.count(MOST_PLACES - tree);
            int block = in.count(MOST_PLACES);
            int leaf = in.count(MOST_PLACES);
            long folded = in.varint();
            sums.add(new LeafSum(tree, block, leaf, folded >>> 1 ^ -(folded & 1), in.varint(), in.varint()));
        }
        return sums;
    }

    private static List<Digest> digests(InputCursor in) throws MalformedInput {
        int count = in.count(MOST_ROWS);
        List<Digest> digests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            digests.add(Digest.fromBytes(in.take(Digest.LENGTH_BYTES)));
        }
        return digests;
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
