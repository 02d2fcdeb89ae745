package io.riskmesh.contract.generated;

import io.riskmesh.contract.world.Cast;
import io.riskmesh.contract.world.Certificates;
import io.riskmesh.contract.world.Person;
import io.riskmesh.ledger.PartyId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Certificates for generated calls. Keys come by chance, so one process makes them and the others read them.
///
/// @param creators who may sign, one of each bank first
/// @param certificates to register
record People(List<Person> creators, List<byte[]> certificates) {

    private static final String CERTIFICATE = "+";

    static People make() {
        List<Person> creators = new ArrayList<>();
        for (PartyId bank : Cast.BANKS) {
            creators.add(Cast.of(bank));
        }
        for (PartyId bank : Cast.BANKS) {
            creators.add(Person.of(bank.value(), "operator,gateway"));
            creators.add(Person.of(bank.value(), "approver,scientist"));
        }
        creators.add(Cast.STRANGER);
        creators.add(Cast.REGULATOR);
        creators.add(Person.withAttribute("AlderMSP", null));
        creators.add(new Person("none", new byte[] {1, 2, 3}));
        return new People(creators, List.of(Certificates.p256(), Certificates.p256(), Certificates.mlDsa65(),
                Certificates.p384(), Certificates.expired()));
    }

    /// Certificates stand in the file as the creators of a party that is no id.
    void write(Path file) {
        List<Person> lines = new ArrayList<>(creators);
        certificates.forEach(certificate -> lines.add(new Person(CERTIFICATE, certificate)));
        Person.write(lines, file);
    }

    static People read(Path file) {
        List<Person> lines = Person.read(file);
        return new People(lines.stream().filter(line -> !line.party().equals(CERTIFICATE)).toList(),
                lines.stream().filter(line -> line.party().equals(CERTIFICATE)).map(Person::creator).toList());
    }

    /// The same party's person that holds every role; anybody for a party that is no bank.
    Person in(String party) {
        return creators.stream().filter(person -> person.party().equals(party)).findFirst().orElse(creators.getFirst());
    }
}
