package io.riskmesh.securesum.parameters;

import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.octets.Enc;
import io.riskmesh.securesum.octets.Octets;
import java.math.BigInteger;
import java.util.Objects;

/// What all banks must agree on before one aggregation (design `secure-sum.md` section 2). Checked when built; digests of
/// all of it enter the identity r of the aggregation, so disagreement shows as another r.
///
/// @param sessionRoster the N parties that share pair keys; the index of a share is the index in this roster
/// @param maskRoster who contributes: the session roster for the first aggregation under a survivor record, later the
///     members of the survivor set
/// @param survivorRule whether the freeze may leave banks of the mask roster out
/// @param threshold t shares open a seed; at least floor(N/2) + 1, so at most t - 1 banks may collude
/// @param cellCount cells of the vector, 1 .. 2^26
/// @param inputBound largest absolute cell of one bank; N * inputBound must stay below half the modulus. Half the modulus itself
///     says that cells are shares, anywhere in the field, and that who asks for the sum knows it to stay below
/// @param openers who may lift the private masks, at least one member of the session roster
/// @param schemaDigest 32 bytes: what each cell means
/// @param readers who gets and checks the sum of the masked vectors
public record MaskSumParameters(
        Roster sessionRoster,
        Roster maskRoster,
        SurvivorRule survivorRule,
        int threshold,
        Field field,
        int cellCount,
        long inputBound,
        Roster openers,
        Octets schemaDigest,
        Authentication authentication,
        SumReaders readers) {

    public static final int MINIMUM_BANKS = 3;
    public static final int MAX_CELLS = 1 << 26;
    public static final int DIGEST_BYTES = 32;

    public MaskSumParameters {
        Objects.requireNonNull(survivorRule, "survivorRule");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(authentication, "authentication");
        Objects.requireNonNull(readers, "readers");
        int parties = sessionRoster.size();
        require(parties >= MINIMUM_BANKS, "at least 3 banks", parties);
        require(threshold > parties / 2 && threshold <= parties,
                "a threshold of " + (parties / 2 + 1) + " to " + parties, threshold);
        require(sessionRoster.containsAll(maskRoster), "a mask roster within " + sessionRoster, maskRoster);
        require(maskRoster.size() >= Math.max(MINIMUM_BANKS, threshold),
                "at least max(3, t) contributors", maskRoster.size());
        require(cellCount >= 1 && cellCount <= MAX_CELLS, "1 to 2^26 cells", cellCount);
        require((long) cellCount * field.cellBytes() <= Integer.MAX_VALUE - 64, "a vector below 2 GiB", cellCount);
        require(inputBound >= 1, "a positive input bound", inputBound);
        require(inputBound == field.signedLimit() || BigInteger.valueOf(inputBound).multiply(BigInteger.valueOf(parties))
                        .compareTo(BigInteger.valueOf(field.signedLimit())) <= 0,
                "N * inputBound <= " + field.signedLimit() + ", or shares", inputBound);
        require(sessionRoster.containsAll(openers), "openers within " + sessionRoster, openers);
        require(schemaDigest.length() == DIGEST_BYTES, "a schema digest of 32 bytes", schemaDigest.length());
    }

    /// The threshold of ledger-ordered survivor sets: floor(N/2) + 1.
    public static int defaultThreshold(int parties) {
        return parties / 2 + 1;
    }

    /// Parameters of a first aggregation with the default threshold and tags.
    public static MaskSumParameters first(
            Roster roster, Field field, int cellCount, long inputBound, Roster openers, Octets schemaDigest) {
        return new MaskSumParameters(roster, roster, SurvivorRule.CHOSEN_AT_FREEZE, defaultThreshold(roster.size()), field, cellCount, inputBound,
                openers, schemaDigest, Authentication.TAGGED, SumReaders.EVERY_BANK);
    }

    /// For the later aggregations under a survivor record: masked among its members, opened with exactly them or never.
    public MaskSumParameters following(Roster members) {
        return new MaskSumParameters(sessionRoster, members, SurvivorRule.EXACTLY_THE_ROSTER, threshold, field, cellCount, inputBound, openers,
                schemaDigest, authentication, readers);
    }

    public MaskSumParameters withCells(int newCellCount, long newInputBound, Octets newSchemaDigest) {
        return new MaskSumParameters(sessionRoster, maskRoster, survivorRule, threshold, field, newCellCount, newInputBound, openers,
                newSchemaDigest, authentication, readers);
    }

    public MaskSumParameters withAuthentication(Authentication other) {
        return new MaskSumParameters(sessionRoster, maskRoster, survivorRule, threshold, field, cellCount, inputBound, openers,
                schemaDigest, other, readers);
    }

    public MaskSumParameters withReaders(SumReaders other) {
        return new MaskSumParameters(sessionRoster, maskRoster, survivorRule, threshold, field, cellCount, inputBound, openers,
                schemaDigest, authentication, other);
    }

    /// Whether this party gets the sum of the masked vectors.
    public boolean reads(String party) {
        return readers == SumReaders.EVERY_BANK || openers.contains(party);
    }

    /// max(3, t), computed from the session's N; cannot be lowered.
    public int minimumSurvivors() {
        return Math.max(MINIMUM_BANKS, threshold);
    }

    public int vectorBytes() {
        return cellCount * field.cellBytes();
    }

    /// What is hashed into r, beside session, slot and step.
    byte[] encoded() {
        Enc encoded = Enc.of("parameters").bytes(sessionRoster.encoded()).bytes(maskRoster.encoded()).text(survivorRule.name())
                .u16(threshold).text(field.name()).u32(cellCount).u64(inputBound).bytes(openers.encoded()).octets(schemaDigest)
                .text(authentication.name());
        return switch (readers) {
            case EVERY_BANK -> encoded.toBytes(); // as the published vectors have it
            case OPENERS -> encoded.text(readers.name()).toBytes();
        };
    }

    private static void require(boolean holds, String expected, Object actual) {
        if (!holds) {
            throw new IllegalArgumentException("Expected " + expected + ", got " + actual);
        }
    }
}
