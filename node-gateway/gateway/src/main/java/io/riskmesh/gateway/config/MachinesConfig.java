package io.riskmesh.gateway.config;

import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `machines`: the listener of programs, which show a certificate.
///
/// @param authorities PEM file; with it, a certificate that they issued may knock, and without a role reads only who it is. Without
///     it only the keys of `clients` get through the handshake
/// @param clients keys with roles
public record MachinesConfig(HostPort listen, Optional<Path> authorities, List<Client> clients) {
    /// Checks that no key stands twice.
    public MachinesConfig {
        clients = List.copyOf(clients);
        Set<Digest> keys = new HashSet<>();
        for (Client client : clients) {
            if (!keys.add(client.key())) {
                throw new IllegalArgumentException("clients: the key " + client.key() + " stands twice");
            }
        }
    }

    /// A program, or a person's command line.
    ///
    /// @param key SHA-256 of the certificate's SubjectPublicKeyInfo
    /// @param subject what four-eyes compares; the key's digest if absent
    public record Client(Digest key, String subject, Set<Role> roles) {
        /// Keeps a copy.
        public Client {
            roles = Set.copyOf(roles);
        }

        static Client read(Block block) throws Stopped {
            Digest key = block.value("key", null, Digest::fromHex);
            return new Client(key, block.text("subject", key.hex()), rolesOf(block.texts("roles", "")));
        }

        private static Set<Role> rolesOf(List<String> words) {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            for (String word : words) {
                roles.add(Role.of(word).orElseThrow(() -> new IllegalArgumentException("roles: unknown role " + word)));
            }
            return roles;
        }
    }

    static MachinesConfig read(Block block) throws Stopped {
        return new MachinesConfig(block.address("listen", "0.0.0.0:8444"), block.optionalFile("authorities"),
                block.blocks("clients", Client::read));
    }
}
