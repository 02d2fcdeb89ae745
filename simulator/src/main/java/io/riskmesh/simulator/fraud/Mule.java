package io.riskmesh.simulator.fraud;

import io.riskmesh.simulator.random.SplitMix64;
import io.riskmesh.simulator.world.Account;

/// An account through which victims' money passes, and the days of its campaign.
///
/// @param random the campaign's generator
record Mule(Account account, int from, int to, boolean openedForFraud, SplitMix64 random) {

    boolean active(int day) {
        return day >= from && day <= to;
    }
}
