package io.riskmesh.contract.world;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The people of the tests: four banks, each with one identity that holds every role, and some who may not.
public final class Cast {

    public static final PartyId ALDER = new PartyId("AlderMSP");
    public static final PartyId BIRCH = new PartyId("BirchMSP");
    public static final PartyId CEDAR = new PartyId("CedarMSP");
    public static final PartyId DOVER = new PartyId("DoverMSP");
    public static final List<PartyId> BANKS = List.of(ALDER, BIRCH, CEDAR, DOVER);

    private static final String ALL_ROLES = "operator,approver,scientist,gateway,finance";
    private static final Map<PartyId, Person> PEOPLE =
            BANKS.stream().collect(Collectors.toMap(bank -> bank, bank -> Person.of(bank.value(), ALL_ROLES)));

    /// Holds every role, for a party that is no member.
    public static final Person STRANGER = Person.of("StrangerMSP", ALL_ROLES);
    /// The regulator: a known party of the consortium, yet no member.
    public static final Person REGULATOR = Person.of("RegulatorMSP", ALL_ROLES);

    private Cast() {}

    public static Person of(PartyId bank) {
        return PEOPLE.get(bank);
    }

    /// A person of the same party without any role.
    public static Person withoutRoles(Person person) {
        return Person.withAttribute(person.party(), null);
    }

    /// Some digest, the same for the same words.
    public static Digest digest(String words) {
        return Digest.of("test", words.getBytes(StandardCharsets.UTF_8));
    }
}
