package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import io.riskmesh.ledger.part.ActivationRef;
import java.util.List;

/// Publishes the state of a gateway's receipt log.
///
/// @param log starts with the party's id and a dot
/// @param epoch number of the anchor of this log, from 1
/// @param size leaves, padding included
/// @param root over them
/// @param previousSize of the anchor before, 0 for the first
/// @param from instant of the first receipt since the anchor before
/// @param to instant of the last one
/// @param activations models that scored in between
/// @param instances enclave instances that scored in between
/// @param signature of the RECEIPT key over the canonical bytes of the `Checkpoint`
public record Anchor(PartyId by, long at, String log, int epoch, long size, Digest root, long previousSize,
        Digest previousRoot, long from, long to, List<ActivationRef> activations, List<String> instances,
        OpaqueBytes signature) implements Fact {

    public Anchor {
        Shape.time("at", at);
        Shape.id("log", log);
        Shape.sequence("epoch", epoch);
        Shape.count("size", size);
        Shape.count("previousSize", previousSize);
        Shape.time("from", from);
        Shape.within("to", to, from, CanonicalValue.MAX_INT);
        activations = List.copyOf(activations);
        instances = Shape.ids("instances", instances);
    }

    @Override
    public FactKind kind() {
        return FactKind.ANCHOR;
    }

    @Override
    public FactKey key() {
        return keyOf(log, epoch);
    }

    public static FactKey keyOf(String log, int epoch) {
        return FactKind.ANCHOR.key(log, FactKey.sequence(epoch));
    }

    @Override
    public void write(FactWriter out) {
        out.id("log", log).integer("epoch", epoch).integer("size", size).digest("root", root)
                .integer("previousSize", previousSize).digest("previousRoot", previousRoot).integer("from", from)
                .integer("to", to).objects("activations", activations, ActivationRef::write).ids("instances", instances)
                .blob("signature", signature);
    }

    static Anchor read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new Anchor(by, at, in.id("log"), in.sequence("epoch"), in.whole("size"), in.digest("root"),
                in.whole("previousSize"), in.digest("previousRoot"), in.time("from"), in.time("to"),
                in.objects("activations", ActivationRef::read), in.ids("instances"), in.blob("signature"));
    }
}
