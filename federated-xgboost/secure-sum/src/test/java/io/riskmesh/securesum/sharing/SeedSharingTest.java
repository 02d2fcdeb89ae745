package io.riskmesh.securesum.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.securesum.octets.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SeedSharingTest {
    private static final long SEED = 11;

    @Test
    void all_65536_products_equal_those_of_logarithm_tables() {
        int[] exp = new int[510];
        int[] log = new int[256];
        int power = 1;
        for (int i = 0; i < 255; i++) {
            exp[i] = power;
            exp[i + 255] = power;
            log[power] = i;
            int doubled = (power << 1) ^ ((power & 0x80) != 0 ? 0x11B : 0);
            power = power ^ doubled;
        }
        for (int a = 0; a < 256; a++) {
            for (int b = 0; b < 256; b++) {
                int expected = a == 0 || b == 0 ? 0 : exp[log[a] + log[b]];
                assertEquals(expected, GaloisField256.multiply(a, b), a + " * " + b);
            }
        }
    }

    @Test
    void eight_lanes_are_multiplied_alike() {
        Random random = new Random(SEED);
        for (int i = 0; i < 1000; i++) {
            long lanes = random.nextLong();
            int element = random.nextInt(256);
            long product = GaloisField256.multiplyLanes(lanes, element);
            for (int lane = 0; lane < 64; lane += 8) {
                assertEquals(GaloisField256.multiply((int) (lanes >>> lane) & 0xFF, element),
                        (int) (product >>> lane) & 0xFF, "seed " + SEED);
            }
        }
    }

    @Test
    void every_element_but_zero_has_an_inverse() {
        for (int a = 1; a < 256; a++) {
            assertEquals(1, GaloisField256.multiply(a, GaloisField256.invert(a)));
        }
    }

    @ParameterizedTest
    @CsvSource({"2,3", "3,4", "3,5", "16,30", "33,64", "1,1"})
    void any_t_shares_give_the_seed_back_and_fewer_do_not(int threshold, int parties) {
        Random random = new Random(SEED);
        Secret seed = seed(random);
        Secret[] coefficients = new Secret[threshold - 1];
        for (int c = 0; c < coefficients.length; c++) {
            coefficients[c] = seed(random);
        }
        for (int trial = 0; trial < 20; trial++) {
            Map<Integer, Secret> shares = new LinkedHashMap<>();
            while (shares.size() < threshold) {
                int x = 1 + random.nextInt(parties);
                shares.put(x, SeedSharing.share(seed, coefficients, x));
            }
            assertEquals(seed, SeedSharing.reconstruct(shares), "seed " + SEED);
            if (threshold > 1) {
                shares.remove(shares.keySet().iterator().next());
                assertNotEquals(seed, SeedSharing.reconstruct(shares), "seed " + SEED);
            }
        }
    }

    /// With t - 1 shares in hand every seed is still possible: for each candidate byte there is exactly one polynomial.
    @Test
    void fewer_than_t_shares_fit_every_candidate_seed() {
        Random random = new Random(SEED);
        Secret seed = seed(random);
        Secret[] coefficients = {seed(random), seed(random)};
        Map<Integer, Secret> two = new LinkedHashMap<>();
        two.put(1, SeedSharing.share(seed, coefficients, 1));
        two.put(2, SeedSharing.share(seed, coefficients, 2));
        boolean[] reached = new boolean[256];
        for (int candidate = 0; candidate < 256; candidate++) {
            byte[] third = new byte[32];
            third[0] = (byte) candidate;
            Map<Integer, Secret> three = new LinkedHashMap<>(two);
            three.put(3, Secret.wrap(third));
            reached[SeedSharing.reconstruct(three).reveal()[0] & 0xFF] = true;
        }
        for (boolean r : reached) {
            assertEquals(true, r);
        }
    }

    @Test
    void index_zero_would_be_the_seed_itself_and_is_refused() {
        Secret seed = seed(new Random(SEED));
        assertThrows(IllegalArgumentException.class, () -> SeedSharing.share(seed, new Secret[0], 0));
        assertThrows(IllegalArgumentException.class, () -> SeedSharing.share(seed, new Secret[0], 256));
    }

    private static Secret seed(Random random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Secret.wrap(bytes);
    }
}
