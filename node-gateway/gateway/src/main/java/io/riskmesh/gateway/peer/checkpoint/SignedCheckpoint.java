package io.riskmesh.gateway.peer.checkpoint;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.receipt.Checkpoint;

/// A checkpoint with its owner's signature, as an `Anchor` has it.
///
/// @param signature of the owner's RECEIPT key over the checkpoint's canonical bytes
public record SignedCheckpoint(Checkpoint checkpoint, OpaqueBytes signature) {

    void write(FactWriter out) {
        out.id("log", checkpoint.log()).integer("epoch", checkpoint.epoch()).integer("size", checkpoint.size())
                .digest("root", checkpoint.root()).blob("signature", signature);
    }

    static SignedCheckpoint read(FactReader in) throws MalformedFact {
        return new SignedCheckpoint(new Checkpoint(in.id("log"), in.sequence("epoch"), in.whole("size"), in.digest("root")),
                in.blob("signature"));
    }
}
