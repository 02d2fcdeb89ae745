package io.riskmesh.contract.table;

import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.field.FactWriter;
import java.util.List;

/// What a writing call answers, and the payload of its event: `{"facts":[{"digest","key","kind"}]}`, in the order of writing. A hint:
/// the block is the record.
public final class Receipt {

    private Receipt() {}

    public static byte[] of(List<Fact> facts) {
        CanonicalValue.Obj receipt = new FactWriter().objects("facts", facts, Receipt::write).object();
        return CanonicalJson.encode(receipt);
    }

    private static void write(Fact fact, FactWriter out) {
        out.digest("digest", fact.digest()).text("key", fact.key().toString()).id("kind", fact.kind().id());
    }
}
