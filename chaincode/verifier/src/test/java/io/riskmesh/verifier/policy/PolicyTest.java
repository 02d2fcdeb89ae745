package io.riskmesh.verifier.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.channel.ChannelConfig;
import io.riskmesh.verifier.identity.InvalidIdentity;
import io.riskmesh.verifier.identity.MemberIdentity;
import io.riskmesh.verifier.made.MadeChannel;
import io.riskmesh.verifier.made.Member;
import io.riskmesh.verifier.made.Policies;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.junit.jupiter.api.Test;

final class PolicyTest {

    private static final MadeChannel CHANNEL = new MadeChannel(true);
    private static final ChannelConfig CONFIG = config();

    private static ChannelConfig config() {
        try {
            return ChannelConfig.ofEnvelope(CHANNEL.configEnvelope());
        } catch (MalformedBlock e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<MemberIdentity> signers(Member... members) throws InvalidIdentity {
        List<MemberIdentity> signers = new ArrayList<>();
        for (Member member : members) {
            signers.add(CONFIG.organisations().identity(member.serialized()));
        }
        return signers;
    }

    @Test
    void a_majority_of_four_groups_is_three() throws InvalidIdentity {
        Policy policy = CONFIG.policy("/Channel/Application/LifecycleEndorsement");
        assertFalse(policy.satisfiedBy(signers(CHANNEL.bank(0).peer, CHANNEL.bank(1).peer)));
        assertTrue(policy.satisfiedBy(signers(CHANNEL.bank(0).peer, CHANNEL.bank(1).peer, CHANNEL.bank(3).peer)));
        assertFalse(policy.satisfiedBy(signers(CHANNEL.bank(0).peer, CHANNEL.bank(1).peer, CHANNEL.bank(2).client)));
    }

    @Test
    void any_and_roles_and_missing_policies() throws InvalidIdentity {
        assertTrue(CONFIG.policy("/Channel/Application/Readers").satisfiedBy(signers(CHANNEL.bank(3).client)));
        assertFalse(CONFIG.policy("/Channel/Application/Readers").satisfiedBy(List.of()));
        assertTrue(CONFIG.policy("/Channel/Application/BankAMSP/Admins").satisfiedBy(signers(CHANNEL.bank(0).admin)));
        assertFalse(CONFIG.policy("/Channel/Application/BankAMSP/Admins").satisfiedBy(signers(CHANNEL.bank(0).client)));
        for (String missing : List.of("/Channel/Application/Other", "/Channel/Nobody/Readers", "Readers", "", "/Channel")) {
            assertFalse(CONFIG.policy(missing).satisfiedBy(signers(CHANNEL.bank(0).admin)));
        }
    }

    @Test
    void a_signer_counts_for_one_leaf() throws Exception {
        Policy twice = PolicyReader.read(Policies.outOf(2, List.of("BankAMSP", "BankAMSP"), MSPRoleType.MEMBER));
        assertFalse(twice.satisfiedBy(signers(CHANNEL.bank(0).peer)));
        assertTrue(twice.satisfiedBy(signers(CHANNEL.bank(0).peer, CHANNEL.bank(0).client)));
        assertEquals(java.util.Set.of("BankAMSP"), twice.organisations());
    }

    @Test
    void identities_of_consenters_are_a_policy() throws InvalidIdentity {
        Policy policy = CONFIG.policy(ChannelConfig.BLOCK_VALIDATION);
        assertTrue(policy.satisfiedBy(signers(
                CHANNEL.orderers.get(0), CHANNEL.orderers.get(1), CHANNEL.orderers.get(3))));
        assertFalse(policy.satisfiedBy(signers(CHANNEL.orderers.get(0), CHANNEL.bank(1).peer, CHANNEL.bank(2).peer)));
    }

    @Test
    void malformed_policies_are_refused() {
        SignaturePolicy bad = SignaturePolicy.newBuilder().setSignedBy(3).build();
        assertThrows(MalformedBlock.class, () -> PolicyReader.read(SignaturePolicyEnvelope.newBuilder().setRule(bad).build()));
        assertThrows(MalformedBlock.class, () -> PolicyReader.read(SignaturePolicyEnvelope.getDefaultInstance()));
        assertThrows(MalformedBlock.class,
                () -> PolicyReader.read(SignaturePolicyEnvelope.newBuilder().setVersion(1).setRule(bad).build()));
        SignaturePolicy deep = SignaturePolicy.newBuilder().setNOutOf(SignaturePolicy.NOutOf.getDefaultInstance()).build();
        for (int i = 0; i < 40; i++) {
            deep = SignaturePolicy.newBuilder()
                    .setNOutOf(SignaturePolicy.NOutOf.newBuilder().setN(1).addRules(deep)).build();
        }
        SignaturePolicyEnvelope tooDeep = SignaturePolicyEnvelope.newBuilder().setRule(deep).build();
        assertThrows(MalformedBlock.class, () -> PolicyReader.read(tooDeep));
    }
}
