package io.riskmesh.incentive.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.RunId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class EvaluationInputTest {

    private static final long SEED = 8_106;

    @Test
    void an_input_is_read_as_it_was_written_and_has_one_encoding() throws MalformedInput {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 200; round++) {
            EvaluationInput input = input(random);
            byte[] bytes = InputBytes.encode(input);
            assertEquals(input, InputBytes.decode(bytes));
        }
    }

    @Test
    void hostile_bytes_are_refused_or_are_the_encoding_of_what_they_give() {
        SplittableRandom random = new SplittableRandom(SEED);
        int read = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = hostile(random);
            try {
                assertArrayEquals(bytes, InputBytes.encode(InputBytes.decode(bytes)));
                read++;
            } catch (MalformedInput e) {
                assertFalse(e.getMessage().isEmpty());
            }
        }
        assertTrue(read < 50_000);
    }

    private static byte[] hostile(SplittableRandom random) {
        if (random.nextInt(10) == 0) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] bytes = InputBytes.encode(input(random));
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length + 3));
    }

    @Test
    void a_root_grows_tree_by_tree_and_any_change_changes_it() {
        EvaluationInput input = input(new SplittableRandom(SEED + 1));
        LeafSumRoot root = new LeafSumRoot(input.salting());
        int last = input.blocks().getLast().tree();
        for (int tree = 0; tree <= last; tree++) {
            int now = tree;
            root.add(input.blocks().stream().filter(sum -> sum.tree() == now).toList(),
                    input.holdout().stream().filter(sum -> sum.tree() == now).toList());
        }
        assertEquals(input.root(), root.root());
        for (int i = 0; i < input.blocks().size(); i++) {
            List<LeafSum> changed = new ArrayList<>(input.blocks());
            LeafSum sum = changed.get(i);
            changed.set(i, new LeafSum(sum.tree(), sum.block(), sum.leaf(), sum.gradient() + 1, sum.hessian(), sum.rows()));
            assertNotEquals(input.root(), with(input, changed).root());
        }
        assertNotEquals(input.root(), new EvaluationInput(input.run(), input.modelFileDigest(), input.party(),
                OpaqueBytes.of(new byte[32]), input.blocks(), input.holdout(), input.fingerprints()).root());
    }

    private static EvaluationInput with(EvaluationInput input, List<LeafSum> blocks) {
        return new EvaluationInput(input.run(), input.modelFileDigest(), input.party(), input.salting(), blocks, input.holdout(),
                input.fingerprints());
    }

    private static EvaluationInput input(SplittableRandom random) {
        byte[] salting = new byte[32];
        random.nextBytes(salting);
        List<LeafSum> blocks = new ArrayList<>();
        List<LeafSum> holdout = new ArrayList<>();
        for (int tree = 0; tree < 3; tree++) {
            for (int leaf = 0; leaf < 2; leaf++) {
                holdout.add(new LeafSum(tree, 0, leaf, random.nextLong(), random.nextLong(Long.MAX_VALUE), 1L + random.nextInt(9)));
            }
            for (int block = 0; block < 3; block++) {
                blocks.add(new LeafSum(tree, block, random.nextInt(4), random.nextInt(100) - 50L, random.nextInt(100), 1L + random.nextInt(300)));
            }
        }
        return new EvaluationInput(new RunId("fraud", 1 + random.nextInt(9)), Digest.of("m", salting), new PartyId("BankA"),
                OpaqueBytes.of(salting), blocks, holdout, random.nextBoolean() ? List.of() : List.of(Digest.of("f", salting)));
    }
}
