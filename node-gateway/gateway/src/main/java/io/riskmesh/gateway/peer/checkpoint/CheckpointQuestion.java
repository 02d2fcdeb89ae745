package io.riskmesh.gateway.peer.checkpoint;

import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import java.util.Optional;

/// What the asker holds of a log.
///
/// @param heldEpoch of its latest checkpoint, from 1; empty if it holds none
public record CheckpointQuestion(Optional<Integer> heldEpoch) {
    private static final int VERSION = 1;

    public byte[] encode() {
        FactWriter out = new FactWriter().integer("v", VERSION);
        return CanonicalJson.encode(out.optional("heldEpoch", heldEpoch, (name, epoch) -> out.integer(name, epoch)).object());
    }

    /// Reads bytes that must be exactly a question.
    public static CheckpointQuestion decode(byte[] bytes) throws MalformedFact {
        if (!(CanonicalJson.decode(bytes) instanceof CanonicalValue.Obj object)) {
            throw new MalformedFact("A question is an object");
        }
        FactReader in = new FactReader(object);
        in.integer("v", VERSION, VERSION);
        CheckpointQuestion question = new CheckpointQuestion(in.optional("heldEpoch", in::sequence));
        in.end();
        return question;
    }
}
