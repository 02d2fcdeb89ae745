package io.riskmesh.boosting.cuts;

import io.riskmesh.boosting.canonical.CanonicalReader;
import io.riskmesh.boosting.canonical.CanonicalWriter;
import io.riskmesh.boosting.canonical.Decoded;
import io.riskmesh.boosting.canonical.MalformedBytes;
import io.riskmesh.boosting.schema.FeatureSchema;

/// Canonical bytes of a request: version, round, number of features, then for each its categories (-1 if numeric) in round
/// 0 and its announced buckets in later rounds.
final class CutRequestBytes {
    private static final int VERSION = 1;

    private CutRequestBytes() {}

    static byte[] encode(CutRequest request) {
        CanonicalWriter out = new CanonicalWriter().u8(VERSION).u8(request.round()).i32(request.features());
        for (int f = 0; f < request.features(); f++) {
            out.i32(request.categories(f));
            int[] prefixes = request.prefixes(f);
            if (request.round() > 0) {
                out.i32(prefixes.length);
            }
            for (int prefix : prefixes) {
                out.i32(prefix);
            }
        }
        return out.toBytes();
    }

    static Decoded<CutRequest> decode(byte[] bytes) {
        return Decoded.read(bytes, CutRequestBytes::request);
    }

    private static CutRequest request(CanonicalReader in) throws MalformedBytes {
        in.version(VERSION);
        int round = in.u8();
        if (round >= CutRequest.MOST_ROUNDS) {
            throw new MalformedBytes("Expected a round below " + CutRequest.MOST_ROUNDS + ", got " + round);
        }
        int features = in.count("features", FeatureSchema.MAX_FEATURES, Integer.BYTES);
        if (features == 0) {
            throw new MalformedBytes("Expected at least one feature, got none");
        }
        int[] categories = new int[features];
        int[][] prefixes = new int[features][];
        long cells = 0;
        for (int f = 0; f < features; f++) {
            categories[f] = in.i32("categories", CutRequest.NUMERIC, HistogramCuts.MAX_SLOTS - 1);
            prefixes[f] = round == 0 ? new int[0] : prefixes(in, round, categories[f] == CutRequest.NUMERIC);
            cells += (long) prefixes[f].length << CutRequest.childBits(round);
        }
        if (cells > CutRequest.MAX_CELLS || round > 0 && cells == 0) {
            throw new MalformedBytes("Expected 1.." + CutRequest.MAX_CELLS + " cells, got " + cells);
        }
        return new CutRequest(round, categories, prefixes);
    }

    private static int[] prefixes(CanonicalReader in, int round, boolean numeric) throws MalformedBytes {
        int bits = CutRequest.announcedBits(round);
        int[] prefixes = new int[in.count("buckets", numeric ? CutRequest.MAX_CELLS : 0, Integer.BYTES)];
        for (int i = 0; i < prefixes.length; i++) {
            prefixes[i] = in.i32("bucket", i == 0 ? 0 : prefixes[i - 1] + 1, (1 << bits) - 1);
        }
        return prefixes;
    }
}
