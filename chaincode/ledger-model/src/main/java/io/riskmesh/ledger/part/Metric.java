package io.riskmesh.ledger.part;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// One figure of a model beside its baseline.
///
/// @param baseline what the figure is of: `federated`, `pooled`, `alone`, ...
public record Metric(String name, String baseline, MetricUnit unit, long value) {

    public Metric {
        Shape.id("name", name);
        Shape.id("baseline", baseline);
    }

    public void write(FactWriter out) {
        out.id("name", name).id("baseline", baseline).constant("unit", unit).i64("value", value);
    }

    public static Metric read(FactReader in) throws MalformedFact {
        return new Metric(in.id("name"), in.id("baseline"), in.constant("unit", MetricUnit.class), in.i64("value"));
    }
}
