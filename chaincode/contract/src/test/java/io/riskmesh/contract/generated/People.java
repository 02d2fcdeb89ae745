package io.riskmesh.contract.generated;

import io.riskmesh.contract.world.Cast;
import io.riskmesh.contract.world.Certificates;
import io.riskmesh.contract.world.Person;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Certificates for generated calls. Keys come by chance, so one process makes them and the others read them.
///
/// @param creators who may sign, one of each bank first
/// @param certificates to register
record People(List<Person> creators, List<byte[]> certificates) {

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

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        creators.forEach(person -> lines.add(person.party() + " " + Base64.getEncoder().encodeToString(person.creator())));
        certificates.forEach(certificate -> lines.add("- " + Base64.getEncoder().encodeToString(certificate)));
        Files.write(file, lines);
    }

    static People read(Path file) throws IOException {
        List<Person> creators = new ArrayList<>();
        List<byte[]> certificates = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" ", 2);
            byte[] bytes = Base64.getDecoder().decode(words[1]);
            if (words[0].equals("-")) {
                certificates.add(bytes);
            } else {
                creators.add(new Person(words[0], bytes));
            }
        }
        return new People(creators, certificates);
    }

    /// The same party's person that holds every role; anybody for a party that is no bank.
    Person in(String party) {
        return creators.stream().filter(person -> person.party().equals(party)).findFirst().orElse(creators.getFirst());
    }
}
