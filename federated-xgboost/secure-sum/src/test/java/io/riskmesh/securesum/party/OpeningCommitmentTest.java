package io.riskmesh.securesum.party;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.mask.MaskStream;
import io.riskmesh.securesum.message.Freeze;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.Opened;
import io.riskmesh.securesum.message.SumCodec;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.opener.OpeningCommitment;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.step.OpenedSum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An auditor who is shown an opened sum compares it with what the opener published at the time.
final class OpeningCommitmentTest {
    private Freeze freeze;
    private Octets published;

    @Test
    void the_opened_sum_fits_what_was_published_also_where_a_bank_was_left_out() {
        for (String absent : List.of("", "bank-04")) {
            Network network = watched();
            network.down.add(absent);
            assertTrue(holds(network, opened(network)), "without '" + absent + "'");
        }
    }

    @Test
    void another_sum_nonce_seed_or_order_does_not_fit() {
        Network network = watched();
        network.down.add("bank-04");
        OpenedSum opened = opened(network);
        long[] cells = opened.cells().clone();
        cells[1]++;
        assertFalse(holds(network, with(opened, cells, opened.nonce(), opened.lifted())), "sum");
        cells[1] = Long.MIN_VALUE;
        assertFalse(holds(network, with(opened, cells, opened.nonce(), opened.lifted())), "no sum of the field");
        Secret other = Secret.wrap(network.bytes(32));
        assertFalse(holds(network, with(opened, opened.cells(), other, opened.lifted())), "nonce");
        List<MaskStream> lifted = new ArrayList<>(opened.lifted());
        lifted.set(0, MaskStream.subtracted(other));
        assertFalse(holds(network, with(opened, opened.cells(), opened.nonce(), lifted)), "seed");
        List<MaskStream> turned = new ArrayList<>(opened.lifted());
        Collections.reverse(turned);
        assertFalse(holds(network, with(opened, opened.cells(), opened.nonce(), turned)), "order");
    }

    /// Whoever knows the seeds and the masked sum, but not the nonce, cannot test a guess.
    @Test
    void two_openings_of_one_sum_publish_different_bytes() {
        Network network = watched();
        OpenedSum opened = opened(network);
        OpenedSum again = with(opened, opened.cells(), Secret.wrap(network.bytes(32)), opened.lifted());
        assertTrue(holds(network, opened));
        assertFalse(holds(network, again));
    }

    private boolean holds(Network network, OpenedSum shown) {
        return OpeningCommitment.holds(network.contexts.get(network.relay).primitives(), shown, freeze, published);
    }

    private static OpenedSum with(OpenedSum o, long[] cells, Secret nonce, List<MaskStream> lifted) {
        return new OpenedSum(o.aggregation(), o.aggregationId(), o.members(), cells, nonce, lifted, o.commitment());
    }

    private static OpenedSum opened(Network network) {
        Aggregation aggregation = SumPartyTest.aggregation(network, Field.P61, 13);
        return network.sum(aggregation, network.randomCells(aggregation.parameters()));
    }

    private Network watched() {
        Network network = new Network(5, 23);
        network.tap = packet -> {
            if (SumCodec.decode(packet.bytes()) instanceof SumCodec.Decoded.Message(FrozenSum frozen)) {
                freeze = frozen.freeze();
            }
            if (SumCodec.decode(packet.bytes()) instanceof SumCodec.Decoded.Message(Opened opened)) {
                published = opened.commitment();
            }
            return packet;
        };
        return network;
    }
}
