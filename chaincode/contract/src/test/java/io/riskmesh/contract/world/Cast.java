package io.riskmesh.contract.world;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The people of the tests: four banks, each with one identity that holds every role, and some who may not.
public final class Cast {

    public static final PartyId ALDER = new PartyId("AlderMSP");
    public static final PartyId BIRCH = new PartyId("BirchMSP");
    public static final PartyId CEDAR = new PartyId("CedarMSP");
    public static final PartyId DOVER = new PartyId("DoverMSP");
    public static final List<PartyId> BANKS = List.of(ALDER, BIRCH, CEDAR, DOVER);

    /// Names a file of people.
    public static final String FILE = "riskmesh.test.people";

    private static final String ALL_ROLES = "operator,approver,scientist,gateway,finance";
    private static final Map<String, Person> PEOPLE = people();

    /// Holds every role, for a party that is no member.
    public static final Person STRANGER = PEOPLE.get("StrangerMSP");
    /// The regulator: a known party of the consortium, yet no member.
    public static final Person REGULATOR = PEOPLE.get("RegulatorMSP");

    private Cast() {}

    public static Person of(PartyId bank) {
        return PEOPLE.get(bank.value());
    }

    /// Made by chance, or read from the file that another process made: making certificates takes seconds without a compiler.
    private static Map<String, Person> people() {
        String file = System.getProperty(FILE);
        List<Person> people = file == null
                ? Stream.concat(BANKS.stream().map(PartyId::value), Stream.of("StrangerMSP", "RegulatorMSP"))
                        .map(party -> Person.of(party, ALL_ROLES)).toList()
                : Person.read(Path.of(file));
        // Of each party the first: the file holds others with fewer roles after it.
        Map<String, Person> first = new TreeMap<>();
        people.forEach(person -> first.putIfAbsent(person.party(), person));
        return first;
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
