package io.riskmesh.gateway.receipts.log;

import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.gateway.receipts.segment.UnfitRecord;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.receipt.MerkleTree;

/// How an epoch of a log ends, as its record says it: a restart makes the same tree.
///
/// @param epoch from 1
/// @param size leaves of the tree then, padding included
/// @param padding how many of the last leaves say nothing
record EpochEnd(int epoch, int size, int padding) {
    private static final int VERSION = 1;

    OpaqueBytes encode() {
        return OpaqueBytes.of(CanonicalJson.encode(new FactWriter().integer("v", VERSION).integer("epoch", epoch)
                .integer("size", size).integer("padding", padding).object()));
    }

    static EpochEnd of(LogRecord record) throws UnfitRecord {
        try {
            return decode(record.proof());
        } catch (MalformedFact e) {
            throw new UnfitRecord("expected the end of an epoch: " + e.getMessage());
        }
    }

    static EpochEnd decode(OpaqueBytes bytes) throws MalformedFact {
        if (!(CanonicalJson.decode(bytes.toBytes()) instanceof CanonicalValue.Obj object)) {
            throw new MalformedFact("The end of an epoch is an object");
        }
        FactReader in = new FactReader(object);
        in.integer("v", VERSION, VERSION);
        EpochEnd end = new EpochEnd(in.sequence("epoch"), (int) in.integer("size", 0, MerkleTree.MAX_SIZE),
                (int) in.integer("padding", 0, MerkleTree.MAX_SIZE));
        in.end();
        return end;
    }
}
