package io.riskmesh.simulator.world;

import io.riskmesh.simulator.random.SplitMix64;

/// What a generator is for. Codes are part of the output: never renumber them.
public enum Kind {
    PERSON(1),
    MERCHANT(2),
    MULE_ACCOUNT(3),
    ACCOUNT_ID(4),
    PAYMENT_ID(5),
    REPORT(6),
    DAILY_LIFE(7),
    COLLECTOR(8),
    RENT_SPLITTER(9),
    BIG_PURCHASE(10),
    TICKET_DROP(11),
    DORMANT(12),
    MULE_CAMPAIGN(13),
    CARD_TESTING(14),
    BUST_OUT(15),
    EMPLOYER(16),
    SHRINKING(17),
    SPENDING_SPREE(18),
    NEW_PHONE(19),
    HABITS(20),
    RUNNING_COST(21);

    private final long code;

    Kind(long code) {
        this.code = code;
    }

    /// The generator of entity `id` of this kind.
    public SplitMix64 random(long seed, long id) {
        return SplitMix64.of(seed, code, id);
    }

    /// The generator of one part of an entity: of one day, of one friend.
    public SplitMix64 random(long seed, long id, long part) {
        return SplitMix64.of(SplitMix64.of(seed, code, id).nextLong(), code, part);
    }
}
