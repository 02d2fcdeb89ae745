package io.riskmesh.federation.terms;

import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.RunJoin;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Canonical bytes of what has none of its own, version 1: fixed order, big-endian, texts after their length.
final class TermsBytes {
    private static final int VERSION = 1;

    private TermsBytes() {}

    /// Writes one thing.
    private interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    static Digest roster(List<RunJoin> joins) {
        return digest("run-roster", out -> {
            out.writeInt(joins.size());
            for (RunJoin join : joins) {
                out.write(join.digest().toBytes());
            }
        });
    }

    static Digest schema(FeatureSchema schema, boolean weighted) {
        return digest("feature-schema", out -> {
            out.writeBoolean(weighted);
            out.writeInt(schema.size());
            for (Feature feature : schema.features()) {
                text(out, feature.name());
                text(out, feature.kind().mark());
                out.writeInt(feature.categories().size());
                for (String category : feature.categories()) {
                    text(out, category);
                }
            }
        });
    }

    private static Digest digest(String kind, Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(VERSION);
            body.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return Digest.of(kind, bytes.toByteArray());
    }

    private static void text(DataOutputStream out, String value) throws IOException {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
