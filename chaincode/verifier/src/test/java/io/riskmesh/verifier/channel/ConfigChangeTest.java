package io.riskmesh.verifier.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.made.MadeChannel;
import io.riskmesh.verifier.made.MadeConfigChange;
import io.riskmesh.verifier.made.MadeLedger;
import io.riskmesh.verifier.made.Member;
import io.riskmesh.verifier.run.LedgerVerifier;
import io.riskmesh.verifier.run.VerificationOptions;
import io.riskmesh.verifier.validation.BlockVerdict;
import io.riskmesh.verifier.validation.Cause;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.junit.jupiter.api.Test;

final class ConfigChangeTest {

    private final MadeChannel channel = new MadeChannel(true);
    private final MadeLedger ledger = new MadeLedger(channel, 3);

    private MadeConfigChange change() {
        return new MadeConfigChange(ledger, channel.bank(0).admin, channel.bank(1).admin, channel.bank(2).admin);
    }

    private Cause causeOf(MadeConfigChange change) {
        BlockVerdict verdict = ledger.add(change.envelope());
        assertEquals(verdict.transactions().getFirst().isValid(), verdict.config().isPresent());
        return verdict.transactions().getFirst().cause();
    }

    @Test
    void a_change_that_a_majority_of_admins_signed_is_in_force_in_the_next_block() throws Exception {
        channel.msps.put("BankBMSP", channel.bank(1).msp()
                .addRevocationList(channel.bank(1).authority.revocationList(channel.bank(1).peer.certificate())).build());
        MadeConfigChange change = change();
        change.application = channel.config(0).getChannelGroup().getGroupsOrThrow("Application");
        assertEquals(Cause.NONE, causeOf(change));
        // The endorsement of bank B's revoked peer no longer counts.
        assertEquals(Cause.ENDORSEMENT_INVALID,
                ledger.add(ledger.write("k", "v").envelope()).transactions().getFirst().cause());
        assertTrue(new LedgerVerifier(VerificationOptions.none(), Optional.empty())
                .verify(BlockSource.ofBytes(ledger.bytes())).isVerified());
    }

    @Test
    void two_of_four_admins_are_no_majority_and_clients_are_no_admins() {
        MadeConfigChange few = change();
        few.signers = few.signers.subList(0, 2);
        assertEquals(Cause.CONFIGURATION_INVALID, causeOf(few));
        MadeConfigChange clients = change();
        clients.signers = channel.banks.stream().map(bank -> bank.client).toList();
        assertEquals(Cause.CONFIGURATION_INVALID, causeOf(clients));
        MadeConfigChange same = change();
        Member one = channel.bank(0).admin;
        same.signers = List.of(one, one, one);
        assertEquals(Cause.CONFIGURATION_INVALID, causeOf(same));
    }

    @Test
    void a_configuration_that_is_not_what_was_signed_is_refused() {
        MadeConfigChange other = change();
        other.result = result -> result.toBuilder().putGroups("Application",
                result.getGroupsOrThrow("Application").toBuilder().removePolicies("Endorsement").build()).build();
        assertEquals(Cause.CONFIGURATION_INVALID, causeOf(other));
    }

    @Test
    void versions_and_sequence_go_up_by_one() {
        MadeConfigChange sequence = change();
        sequence.sequence = 7;
        assertEquals(Cause.CONFIGURATION_INVALID, causeOf(sequence));
        MadeConfigChange version = change();
        version.step = 2;
        assertEquals(Cause.CONFIGURATION_INVALID, causeOf(version));
        MadeConfigChange nothing = change();
        nothing.step = 0;
        assertEquals(Cause.CONFIGURATION_INVALID, causeOf(nothing));
        MadeConfigChange channelId = change();
        channelId.channelId = "other";
        assertEquals(Cause.CONFIGURATION_INVALID, causeOf(channelId));
        MadeConfigChange old = change();
        old.readSet = ConfigGroup.newBuilder().setVersion(4).build();
        assertEquals(Cause.CONFIGURATION_INVALID, causeOf(old));
    }

    @Test
    void a_configuration_without_the_change_it_came_by_is_refused() {
        MadeConfigChange bare = change();
        ByteString envelope = bare.signed(channel.envelopeOf(channel.config(1)));
        assertEquals(Cause.CONFIGURATION_INVALID, ledger.add(envelope).transactions().getFirst().cause());
    }
}
