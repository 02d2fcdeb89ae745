package io.riskmesh.federation.rules;

/// Below this no parameter may go. Only tests have another floor than [#SHIPPED].
///
/// @param minimumBanks banks that every opened sum spans
/// @param honestBanks banks that must remain when the declared colluders are taken away
public record PrivacyFloor(int minimumBanks, int honestBanks) {

    public static final PrivacyFloor SHIPPED = new PrivacyFloor(3, 2);

    /// Two banks see each other's data in their sum; for tests of arithmetic only.
    public static PrivacyFloor testInsecureTwoBanks() {
        return new PrivacyFloor(2, 1);
    }
}
