package io.riskmesh.federation.rules;

import io.riskmesh.boosting.parameters.PrivacyParameters;

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

    /// The least number of banks under these parameters: the floor's or the run's, whichever is higher, and enough to
    /// leave [#honestBanks] when the declared colluders are taken away.
    public int leastBanks(PrivacyParameters privacy) {
        return Math.max(Math.max(minimumBanks, privacy.minimumBanks()), honestBanks + privacy.declaredColluders());
    }
}
