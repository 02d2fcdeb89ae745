package io.riskmesh.simulator.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WorldTest {

    @Test
    void five_banks_have_the_shares_of_the_design() {
        double[] shares = shares(new World(Parameters.of(1, 1, 5)));
        double[] wanted = {0.38, 0.25, 0.17, 0.12, 0.08};
        for (int bank = 0; bank < 5; bank++) {
            assertEquals(wanted[bank], shares[bank], 0.015, "bank " + bank);
        }
    }

    @Test
    void the_largest_bank_has_up_to_fifty_times_the_customers_of_the_smallest() {
        double[] shares = shares(new World(Parameters.of(1, 1, 5).withSkew(50)));
        assertEquals(50, shares[0] / shares[4], 12);
        double[] equal = shares(new World(Parameters.of(1, 1, 30).withSkew(1)));
        assertTrue(IntStream.range(0, 30).allMatch(bank -> Math.abs(equal[bank] - 1 / 30.0) < 0.006));
    }

    @Test
    void one_more_bank_changes_nobody_but_the_bank() {
        World four = new World(Parameters.of(9, 0.02, 4));
        World five = new World(Parameters.of(9, 0.02, 5));
        for (int i = 0; i < four.accounts().size(); i++) {
            Account a = four.accounts().get(i);
            Account b = five.accounts().get(i);
            assertEquals(List.of(a.id(), a.birthYear(), a.openedAt(), a.openingBalanceCents(), a.overdraftCents(), a.incomeCents()),
                    List.of(b.id(), b.birthYear(), b.openedAt(), b.openingBalanceCents(), b.overdraftCents(), b.incomeCents()));
        }
    }

    @Test
    void neighbouring_seeds_share_nobody() {
        World one = new World(Parameters.of(1, 0.02, 4));
        World two = new World(Parameters.of(2, 0.02, 4));
        long same = IntStream.range(0, one.accounts().size())
                .filter(i -> one.accounts().get(i).openingBalanceCents() == two.accounts().get(i).openingBalanceCents()
                        && !one.accounts().get(i).business()).count();
        assertTrue(same < 5, same + " equal balances");
        assertNotEquals(Kind.HABITS.random(1, 3, 5).nextLong(), Kind.HABITS.random(2, 3, 4).nextLong());
    }

    @Test
    void values_out_of_range_are_refused_by_name() {
        String message = assertThrows(IllegalArgumentException.class, () -> Parameters.of(1, 0.001, 4)).getMessage();
        assertEquals("Expected scale in 0.01..20, got 0.001", message);
        assertThrows(IllegalArgumentException.class, () -> Parameters.of(1, Double.NaN, 4));
        assertThrows(IllegalArgumentException.class, () -> Parameters.of(1, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> Parameters.of(1, 1, 31));
        assertThrows(IllegalArgumentException.class, () -> Parameters.of(1, 1, 4).withVictimsPerMule(0));
        assertThrows(IllegalArgumentException.class, () -> Parameters.of(1, 1, 4).withTakeoverBank(5));
        assertThrows(IllegalArgumentException.class, () -> Parameters.of(1, 1, 4).withMoves(new Move(5, 1), Move.NONE));
        assertThrows(IllegalArgumentException.class, () -> Parameters.of(1, 1, 4).withMoves(Move.NONE, new Move(4, 101)));
        assertThrows(IllegalArgumentException.class, () -> Parameters.of(1, 1, 4).withLabelSkew(0.9));
        assertThrows(IllegalArgumentException.class, () -> Parameters.of(1, 1, 4).withThinning(0));
    }

    private static double[] shares(World world) {
        int persons = world.parameters().persons();
        double[] shares = new double[world.parameters().banks()];
        IntStream.range(0, persons).forEach(i -> shares[world.person(i).bank()] += 1.0 / persons);
        return shares;
    }
}
