package io.riskmesh.simulator.world;

import io.riskmesh.features.AsOf;
import java.util.OptionalInt;

/// An account of a person or a business.
///
/// @param index position in the world, 0-based; never written to a file
/// @param id the number that files show, independent of everything
/// @param bank 0-based
/// @param overdraftCents how far the balance may fall below 0, >= 0
/// @param incomeCents a person's monthly pay, or a merchant's median ticket
/// @param dormantUntilDay the first day of activity; below 0 for nearly everybody
public record Account(int index, long id, int bank, boolean business, OptionalInt birthYear, AsOf openedAt,
        long openingBalanceCents, long overdraftCents, long incomeCents, int dormantUntilDay) {

    /// Whether the account is used on a day.
    public boolean active(int day) {
        return day >= dormantUntilDay && openedAt.isBefore(Calendar.at(day, 0));
    }

    /// Whether the account was opened on a day in [from, to).
    public boolean openedBetween(int from, int to) {
        return !openedAt.isBefore(Calendar.at(from, 0)) && openedAt.isBefore(Calendar.at(to, 0));
    }
}
