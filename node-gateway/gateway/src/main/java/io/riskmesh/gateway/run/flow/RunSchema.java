package io.riskmesh.gateway.run.flow;

import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.charset.StandardCharsets;

/// The digest of a model's features as a version names it: one line per feature, kind and name, then its categories.
final class RunSchema {
    private RunSchema() {}

    static Digest digest(FeatureSchema schema) {
        StringBuilder text = new StringBuilder();
        for (Feature feature : schema.features()) {
            text.append(feature.kind().mark()).append(' ').append(feature.name());
            feature.categories().forEach(category -> text.append('\t').append(category));
            text.append('\n');
        }
        return Digest.of("model-schema", text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
