package io.riskmesh.gateway.demo.live;

import io.riskmesh.gateway.demo.keys.DevelopmentAuthority;
import io.riskmesh.gateway.demo.keys.KeyFolder;
import io.riskmesh.gateway.demo.keys.NodeKeys;
import io.riskmesh.gateway.output.WholeFile;
import io.riskmesh.ledger.canonical.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;

/// Keys, configuration and client profiles of the demo's members. Keys that lie there stay.
record NodeFiles(DemoFolder folder, DemoPlan plan, DemoLedger ledger) {

    void write(Instant now, SecureRandom random) throws IOException {
        for (DemoMember member : plan.members()) {
            DevelopmentAuthority authority = DevelopmentAuthority.create(member.name(), now, random);
            KeyFolder.create(folder.keys(member).path());
            NodeKeys.create(folder.keys(member), authority, member.name());
            KeyFolder.create(folder.people(member).path());
            for (Persona persona : member.people()) {
                NodeKeys.createCaller(folder.people(member), authority, member.name(), persona.name());
            }
            Files.createDirectories(folder.node(member).resolve("data"));
            text(folder.configuration(member), new NodeConfiguration(folder, plan, member, ledger.connection(member)).text());
            for (Persona persona : member.people()) {
                text(folder.profile(member, persona), profile(member, persona));
            }
        }
    }

    private String profile(DemoMember member, Persona persona) throws IOException {
        Digest server = Digest.ofFile(NodeKeys.tls(folder.keys(member)).getPublicKey().getEncoded());
        return "# " + persona.title() + " of " + member.name() + "; development only\n"
                + "url: https://127.0.0.1:" + plan.ports().machines(member) + "\n"
                + "certificate: " + persona.name() + ".pem\n"
                + "key: " + persona.name() + ".key\n"
                + "serverKey: " + server.hex() + "\n";
    }

    private static void text(Path file, String text) throws IOException {
        WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
