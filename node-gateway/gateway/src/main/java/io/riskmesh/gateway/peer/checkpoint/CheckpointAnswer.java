package io.riskmesh.gateway.peer.checkpoint;

import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.receipt.ConsistencyProof;
import java.util.Optional;

/// The latest checkpoint of a log that the asked gateway knows.
///
/// @param proof that the log of the asker's epoch is its beginning; a gateway has it for its own log only
public record CheckpointAnswer(SignedCheckpoint latest, Optional<ConsistencyProof> proof) {
    private static final int VERSION = 1;
    private static final int MAX_BYTES = 16 * 1024;

    public byte[] encode() {
        FactWriter out = new FactWriter().integer("v", VERSION).nested("latest", latest, SignedCheckpoint::write);
        return CanonicalJson.encode(out.optional("proof", proof, (name, it) -> out.nested(name, it, ConsistencyProof::write)).object());
    }

    /// Reads bytes that must be exactly an answer.
    public static CheckpointAnswer decode(byte[] bytes) throws MalformedFact {
        if (!(CanonicalJson.decode(bytes, MAX_BYTES) instanceof CanonicalValue.Obj object)) {
            throw new MalformedFact("An answer is an object");
        }
        FactReader in = new FactReader(object);
        in.integer("v", VERSION, VERSION);
        CheckpointAnswer answer = new CheckpointAnswer(in.nested("latest", SignedCheckpoint::read),
                in.optional("proof", name -> in.nested(name, ConsistencyProof::read)));
        in.end();
        return answer;
    }
}
