package io.riskmesh.securesum.message;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.refusal.RefusedInput;
import io.riskmesh.securesum.refusal.SumRefusal;
import java.util.List;

/// The written form of proofs.
final class ProofForm {
    private static final int SIGNATURE = 1;
    private static final int TAGS = 2;

    private ProofForm() {}

    static void write(WireWriter out, RecordProof proof) {
        switch (proof) {
            case RecordProof.Signature(Octets signature) -> out.u8(SIGNATURE).fixed(signature);
            case RecordProof.Tags(List<Octets> tags) -> out.u8(TAGS).fixedList(tags);
        }
    }

    static RecordProof read(WireReader in) throws RefusedInput {
        int kind = in.u8();
        return switch (kind) {
            case SIGNATURE -> new RecordProof.Signature(in.fixed(RecordProof.SIGNATURE_BYTES));
            case TAGS -> new RecordProof.Tags(in.fixedList(RecordProof.TAG_BYTES));
            default -> throw new RefusedInput(SumRefusal.MALFORMED_MESSAGE, "proof kind 1 or 2", kind);
        };
    }
}
