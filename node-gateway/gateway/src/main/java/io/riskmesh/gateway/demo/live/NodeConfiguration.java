package io.riskmesh.gateway.demo.live;

import io.riskmesh.ledger.canonical.Digest;
import java.io.IOException;
import java.nio.file.Path;

/// The configuration file of one gateway of the demo.
///
/// @param ledger folder of the profile by which it reaches the ledger
record NodeConfiguration(DemoFolder folder, DemoPlan plan, DemoMember member, Path ledger) {
    // Scorer and evaluator run beside the first bank's gateway.
    private static final String SCORER = ".scorer";
    private static final String EVALUATOR = ".evaluator";

    String text() throws IOException {
        StringBuilder yaml = new StringBuilder("# Made by ./riskmesh demo up; development only.\n");
        Ports ports = plan.ports();
        yaml.append("profile: development\n");
        yaml.append("party:\n  id: ").append(member.party()).append("\n  name: ").append(member.name()).append('\n');
        yaml.append("data:\n  folder: data\n");
        yaml.append("people:\n  listen: ").append(local(ports.people(member))).append("\n  plainHttp: true\n  personaPicker: true\n");
        yaml.append("machines:\n  listen: ").append(local(ports.machines(member))).append("\n  authorities: keys/authority.pem\n  clients:\n");
        for (Persona persona : member.people()) {
            yaml.append("    - key: ").append(key(persona).hex()).append("\n      roles: ").append(persona.words()).append('\n');
        }
        yaml.append("peers:\n  listen: ").append(local(ports.peers(member))).append("\n  members:\n");
        for (DemoMember other : plan.members()) {
            if (!other.equals(member)) {
                yaml.append("    - party: ").append(other.party()).append("\n      address: ").append(local(ports.peers(other)))
                        .append("\n      bulk: ").append(local(ports.bulk(other))).append('\n');
            }
        }
        yaml.append("bulk:\n  listen: ").append(local(ports.bulk(member))).append('\n');
        yaml.append("ops:\n  listen: ").append(local(ports.ops(member))).append('\n');
        yaml.append("ledger:\n  connection: ").append(ledger).append('\n');
        yaml.append("attestation:\n  allowSimulated: true\n");
        yaml.append("receiptLog:\n  anchorEvery: 2s\n");
        return member.isAuditor() ? yaml.toString() : yaml.append(bank()).toString();
    }

    private String bank() {
        StringBuilder yaml = new StringBuilder();
        yaml.append("federation:\n  rows: rows\n  roundTimeout: 30s\n  repeatableSamples: true # so that the demo can compare its model with one process's\n");
        yaml.append("features:\n  source: simulator\n  folder: ").append(folder.simulated().resolve("bank-" + member.bank())).append('\n');
        if (member.place() == 0) {
            yaml.append("scoring:\n  deadline: 2s\n  scorers:\n    - instance: ").append(member.party()).append(SCORER).append("\n      address: ")
                    .append(local(plan.ports().scorer())).append('\n');
            yaml.append("contributions:\n  evaluators:\n    - instance: ").append(member.party()).append(EVALUATOR).append("\n      address: ")
                    .append(local(plan.ports().evaluator())).append('\n');
        }
        return yaml.toString();
    }

    private Digest key(Persona persona) throws IOException {
        return Digest.ofFile(folder.people(member).readCertificate(persona.name()).getPublicKey().getEncoded());
    }

    private static String local(int port) {
        return "127.0.0.1:" + port;
    }
}
