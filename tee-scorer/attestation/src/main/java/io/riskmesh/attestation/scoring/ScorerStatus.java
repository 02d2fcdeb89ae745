package io.riskmesh.attestation.scoring;

import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import java.util.List;

/// What a scorer is at, for whoever reaches its socket; tells nothing that the host does not see anyway.
///
/// @param kind of its evidence: `gramine-sgx`, or `simulated`, which proves nothing
/// @param measurement of its image
/// @param epochs that are live
public record ScorerStatus(String kind, Digest measurement, List<Epoch> epochs) {

    public ScorerStatus {
        epochs = List.copyOf(epochs);
    }

    /// One live epoch.
    ///
    /// @param mandateHeight 0 before a mandate came
    /// @param models files that score, by digest
    /// @param receipts given so far
    public record Epoch(String instance, int epoch, long mandateHeight, List<Digest> models, int sessions, long receipts) {

        void write(FactWriter out) {
            out.id("instance", instance).integer("epoch", epoch).integer("mandateHeight", mandateHeight)
                    .digests("models", models).integer("sessions", sessions).integer("receipts", receipts);
        }

        static Epoch read(FactReader in) throws MalformedFact {
            return new Epoch(in.id("instance"), in.count("epoch"), in.whole("mandateHeight"), in.digests("models"),
                    in.count("sessions"), in.whole("receipts"));
        }
    }

    public boolean isSimulated() {
        return kind.equals("simulated");
    }

    public byte[] encode() {
        return CanonicalJson.encode(new FactWriter().id("kind", kind).digest("measurement", measurement)
                .objects("epochs", epochs, Epoch::write).object());
    }

    public static ScorerStatus decode(byte[] bytes) throws MalformedFact {
        if (!(CanonicalJson.decode(bytes) instanceof CanonicalValue.Obj object)) {
            throw new MalformedFact("A status is an object");
        }
        FactReader in = new FactReader(object);
        ScorerStatus status = new ScorerStatus(in.id("kind"), in.digest("measurement"), in.objects("epochs", Epoch::read));
        in.end();
        return status;
    }
}
