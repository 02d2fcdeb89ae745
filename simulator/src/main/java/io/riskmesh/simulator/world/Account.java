package io.riskmesh.simulator.world;

import io.riskmesh.features.AsOf;
import java.util.OptionalInt;

/// An account of a person or a business.
///
/// @param index position in the world, 0-based; never written to a file
/// @param id the number that files show, independent of everything
/// @param bank 0-based
/// @param incomeCents a person's monthly pay, or a merchant's median ticket
/// @param dormantUntilDay the first day of activity; below 0 for nearly everybody
public record Account(int index, long id, int bank, boolean business, OptionalInt birthYear, AsOf openedAt,
        long openingBalanceCents, long incomeCents, int dormantUntilDay) {

    /// Whether the account is used on a day.
    public boolean active(int day) {
        return day >= dormantUntilDay && openedAt.isBefore(Calendar.at(day, 0));
    }

    public boolean newborn() {
        return openedAt.epochSecond() > Calendar.at(-40, 0).epochSecond();
    }
}
