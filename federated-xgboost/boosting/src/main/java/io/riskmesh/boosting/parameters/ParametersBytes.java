package io.riskmesh.boosting.parameters;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// Canonical bytes of training parameters.
final class ParametersBytes {

    private static final int VERSION = 1;

    private ParametersBytes() {}

    static byte[] of(TrainingParameters p) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(VERSION);
            text(out, p.objective().xgboostName());
            out.writeInt(p.rounds());
            floats(out, p.eta());
            Regularization r = p.regularization();
            floats(out, r.lambda(), r.alpha(), r.gamma(), r.minChildWeight(), r.maxDeltaStep());
            text(out, p.shape().policy().name());
            ints(out, p.shape().maxDepth(), p.shape().maxLeaves());
            Binning b = p.binning();
            ints(out, b.maxBin(), b.payeeMaxBin(), b.maxCatToOneHot(), b.maxCatThreshold());
            Sampling s = p.sampling();
            doubles(out, s.subsample(), s.byTree(), s.byLevel(), s.byNode());
            RowWeights w = p.weights();
            doubles(out, w.scalePosWeight(), w.maxWeight(), w.labelBound());
            monotone(out, p.monotone());
            out.writeInt(p.earlyStopping().rounds());
            text(out, p.earlyStopping().metric().name());
            out.writeInt(switch (p.basePrior()) {
                case BasePrior.Fixed(int perMille) -> perMille;
                case BasePrior.Secure() -> 0;
            });
            privacy(out, p.privacy());
            out.writeLong(p.seed());
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    static String digest(TrainingParameters p) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update("riskmesh/training-parameters/1\0".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(sha.digest(of(p)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void privacy(DataOutputStream out, PrivacyParameters p) throws IOException {
        out.writeBoolean(p.rules());
        ints(out, p.minimumBanks(), p.declaredColluders(), p.minimumRowsPerBank(), p.minimumChildRows(),
                p.minimumBinRows(), p.cohortChangeMinimum());
        out.writeBoolean(p.leafGrid());
        text(out, p.covers().name());
    }

    private static void monotone(DataOutputStream out, MonotoneConstraints constraints) throws IOException {
        out.writeInt(constraints.byFeature().size());
        for (Map.Entry<String, Integer> entry : constraints.byFeature().entrySet()) {
            text(out, entry.getKey());
            out.writeInt(entry.getValue());
        }
    }

    private static void text(DataOutputStream out, String value) throws IOException {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static void ints(DataOutputStream out, int... values) throws IOException {
        for (int value : values) {
            out.writeInt(value);
        }
    }

    private static void floats(DataOutputStream out, float... values) throws IOException {
        for (float value : values) {
            out.writeInt(Float.floatToRawIntBits(value));
        }
    }

    private static void doubles(DataOutputStream out, double... values) throws IOException {
        for (double value : values) {
            out.writeLong(Double.doubleToRawLongBits(value));
        }
    }
}
