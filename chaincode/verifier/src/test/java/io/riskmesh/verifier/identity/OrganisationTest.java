package io.riskmesh.verifier.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.made.Authority;
import io.riskmesh.verifier.made.MadeOrganisation;
import io.riskmesh.verifier.made.Member;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.junit.jupiter.api.Test;

final class OrganisationTest {

    private static final String ID = "BankAMSP";
    private static final MadeOrganisation BANK = new MadeOrganisation(ID);

    private static MemberIdentity identity(FabricMSPConfig config, Member member) throws InvalidIdentity {
        return new Organisations(Map.of(ID, Organisation.of(config))).identity(member.serialized());
    }

    private static void assertRefused(FabricMSPConfig config, Member member) {
        assertThrows(InvalidIdentity.class, () -> identity(config, member));
    }

    @Test
    void units_tell_roles_apart_and_the_attribute_lists_ours() throws InvalidIdentity {
        FabricMSPConfig config = BANK.msp().build();
        assertEquals(NodeRole.PEER, identity(config, BANK.peer).role());
        assertEquals(NodeRole.ORDERER, identity(config, BANK.orderer).role());
        assertTrue(identity(config, BANK.admin).admin());
        MemberIdentity client = identity(config, BANK.client);
        assertEquals(NodeRole.CLIENT, client.role());
        assertFalse(client.admin());
        assertEquals(Set.of("operator", "approver", "scientist", "gateway"), client.riskmeshRoles());
        assertEquals(Set.of(), identity(config, BANK.peer).riskmeshRoles());
    }

    @Test
    void no_role_or_two_roles_are_refused() {
        assertRefused(BANK.msp().build(), BANK.authority.issue(ID, "x", "", ""));
        assertRefused(BANK.msp().build(), BANK.authority.issue(ID, "x", "peer,OU=client", ""));
    }

    @Test
    void another_root_or_another_name_is_refused() {
        MadeOrganisation other = new MadeOrganisation(ID);
        assertRefused(BANK.msp().build(), other.client);
        assertRefused(BANK.msp().build(), new Member("OtherMSP", BANK.client.certificate(), BANK.client.key()));
    }

    @Test
    void an_intermediate_counts_only_if_the_configuration_has_it() throws InvalidIdentity {
        Authority intermediate = BANK.authority.intermediate("ica");
        Member member = intermediate.issue(ID, "x", "client", "");
        assertRefused(BANK.msp().build(), member);
        assertEquals(NodeRole.CLIENT,
                identity(BANK.msp().addIntermediateCerts(intermediate.pem()).build(), member).role());
    }

    @Test
    void an_authority_that_issued_another_issues_no_members() {
        Authority intermediate = BANK.authority.intermediate("ica");
        assertRefused(BANK.msp().addIntermediateCerts(intermediate.pem()).build(), BANK.client);
    }

    @Test
    void a_role_may_be_bound_to_the_authority_that_certifies_it() throws InvalidIdentity {
        FabricMSPConfig.Builder config = BANK.msp();
        config.getFabricNodeOusBuilder().getClientOuIdentifierBuilder().setCertificate(BANK.authority.pem());
        assertEquals(NodeRole.CLIENT, identity(config.build(), BANK.client).role());
        config.getFabricNodeOusBuilder().getClientOuIdentifierBuilder().setCertificate(Authority.root("other").pem());
        assertRefused(config.build(), BANK.client);
    }

    @Test
    void an_organisation_may_require_one_of_some_units() throws InvalidIdentity {
        FabricMSPConfig.Builder config = BANK.msp().addOrganizationalUnitIdentifiers(FabricOUIdentifier.newBuilder()
                .setOrganizationalUnitIdentifier("peer").setCertificate(BANK.authority.pem()));
        assertEquals(NodeRole.PEER, identity(config.build(), BANK.peer).role());
        assertRefused(config.build(), BANK.client);
    }

    @Test
    void a_member_cannot_issue_members() {
        Member leaf = BANK.client;
        assertRefused(BANK.msp().addIntermediateCerts(SerializedIdentityPem.of(leaf)).build(),
                Authority.root("ca." + ID).issue(ID, "x", "client", ""));
    }

    @Test
    void an_authority_is_no_member() {
        Authority intermediate = BANK.authority.intermediate("ica");
        ByteString serialized = SerializedIdentity.newBuilder().setMspid(ID).setIdBytes(intermediate.pem()).build()
                .toByteString();
        assertThrows(InvalidIdentity.class, () -> new Organisations(Map.of(ID, Organisation.of(BANK.msp().build())))
                .identity(serialized));
    }

    @Test
    void a_revoked_certificate_is_refused_and_a_list_of_another_authority_means_nothing() throws InvalidIdentity {
        ByteString own = BANK.authority.revocationList(BANK.client.certificate());
        assertRefused(BANK.msp().addRevocationList(own).build(), BANK.client);
        assertEquals(NodeRole.PEER, identity(BANK.msp().addRevocationList(own).build(), BANK.peer).role());
        ByteString forged = Authority.root("ca." + ID).revocationList(BANK.client.certificate());
        assertEquals(NodeRole.CLIENT, identity(BANK.msp().addRevocationList(forged).build(), BANK.client).role());
    }

    @Test
    void old_certificates_do_not_rot() throws InvalidIdentity {
        Member old = BANK.authority.issue(ID, "x", "client", "", Authority.FROM.plusSeconds(60));
        assertEquals(NodeRole.CLIENT, identity(BANK.msp().build(), old).role());
        assertRefused(BANK.msp().build(), BANK.authority.issue(ID, "x", "client", "", Authority.FROM));
    }

    @Test
    void an_admin_that_the_configuration_lists_is_one() throws InvalidIdentity {
        assertTrue(identity(BANK.msp().addAdmins(SerializedIdentityPem.of(BANK.client)).build(), BANK.client).admin());
    }

    @Test
    void pem_with_more_around_it_is_refused() {
        ByteString pem = SerializedIdentityPem.of(BANK.client);
        for (ByteString bad : java.util.List.of(pem.concat(pem), ByteString.copyFromUtf8("x").concat(pem),
                ByteString.EMPTY, pem.substring(0, pem.size() / 2), ByteString.copyFromUtf8("-----BEGIN CERTIFICATE-----"))) {
            assertThrows(InvalidIdentity.class, () -> Pem.certificate(bad));
        }
    }

    @Test
    void signatures_are_strict_der_with_low_s() {
        ByteString message = ByteString.copyFromUtf8("message");
        ByteString low = BANK.client.sign(message);
        java.security.interfaces.ECPublicKey key =
                (java.security.interfaces.ECPublicKey) BANK.client.certificate().getPublicKey();
        BigInteger order = key.getParams().getOrder();
        assertTrue(EcdsaSignature.verifies(key, low, message));
        assertTrue(EcdsaSignature.verifies(key, low, ByteString.copyFromUtf8("mess"), ByteString.copyFromUtf8("age")));
        assertFalse(EcdsaSignature.verifies(key, BANK.client.signHighS(message), message));
        assertFalse(EcdsaSignature.isLowS(low.concat(ByteString.copyFrom(new byte[1])).toByteArray(), order));
        for (int end = 0; end < low.size(); end++) {
            assertFalse(EcdsaSignature.isLowS(low.substring(0, end).toByteArray(), order));
        }
    }

    /// The certificate alone, as a configuration lists it.
    private static final class SerializedIdentityPem {
        static ByteString of(Member member) {
            try {
                return SerializedIdentity.parseFrom(member.serialized()).getIdBytes();
            } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
