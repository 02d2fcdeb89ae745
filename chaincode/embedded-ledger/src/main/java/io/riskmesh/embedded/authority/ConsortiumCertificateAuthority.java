package io.riskmesh.embedded.authority;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The authorities of all organisations of a consortium, in one folder. For development and for setting up a real network
/// from one place: whoever holds this folder can speak for everybody.
///
/// ```text
/// <folder>/<MSP id>/ca, tlsca          roots with their keys
/// <folder>/<MSP id>/msp                public: roots and NodeOUs
/// <folder>/<MSP id>/identities/<name>  msp and, for nodes, tls
/// ```
public final class ConsortiumCertificateAuthority {
    private final Path folder;
    private final Clock clock;
    private final SecureRandom random;
    private final Map<String, OrganisationAuthority> authorities = new TreeMap<>();

    /// @param folder where organisations are kept; made if it is not there
    public ConsortiumCertificateAuthority(Path folder, Clock clock, SecureRandom random) {
        this.folder = folder;
        this.clock = clock;
        this.random = random;
    }

    /// The authority of the organisation: read from its folder, or made with its folder.
    ///
    /// @throws IOException if the folder cannot be read or written
    public OrganisationAuthority organisation(String mspId) throws IOException {
        OrganisationAuthority known = authorities.get(mspId);
        if (known != null) {
            return known;
        }
        Path home = home(mspId);
        OrganisationAuthority authority = Files.exists(home.resolve("ca/ca-cert.pem")) ? read(mspId, home) : made(mspId, home);
        authorities.put(mspId, authority);
        return authority;
    }

    /// The identity of that name: read from its folder, or issued with its folder.
    ///
    /// @throws IOException if the folder cannot be read or written
    public IssuedIdentity identity(String mspId, IdentityRequest request) throws IOException {
        Path identity = identityFolder(mspId, request.name());
        if (!Files.exists(identity.resolve("msp/keystore/key.pem"))) {
            OrganisationAuthority authority = organisation(mspId);
            Instant now = clock.instant();
            MspFolder.write(identity, authority, authority.issue(request, now));
            if (!request.hosts().isEmpty()) {
                MspFolder.writeTls(identity, authority, authority.issueTls(request.name(), request.hosts(), now));
            }
        }
        return MspFolder.read(mspId, identity);
    }

    /// The folder of an identity, with `msp` and perhaps `tls` below it.
    public Path identityFolder(String mspId, String name) {
        return home(mspId).resolve("identities").resolve(name);
    }

    /// The organisations in the folder, sorted.
    ///
    /// @throws IOException if the folder cannot be read
    public List<String> organisations() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var homes = Files.list(folder)) {
            return homes.filter(home -> Files.exists(home.resolve("ca/ca-cert.pem")))
                    .map(home -> home.getFileName().toString()).sorted().toList();
        }
    }

    private Path home(String mspId) {
        return folder.resolve(mspId);
    }

    private OrganisationAuthority made(String mspId, Path home) throws IOException {
        OrganisationAuthority authority = OrganisationAuthority.create(mspId, clock.instant(), random);
        KeyFiles.ownersFolder(home);
        MspFolder.writePublic(home.resolve("msp"), authority);
        writeRoot(home.resolve("tlsca"), authority.tlsRoot());
        writeRoot(home.resolve("ca"), authority.root());
        return authority;
    }

    // The certificate last: where it is, the key is, too.
    private static void writeRoot(Path place, IssuedIdentity root) throws IOException {
        KeyFiles.ownersFolder(place);
        Files.deleteIfExists(place.resolve(root.name() + "-key.pem"));
        KeyFiles.writeSecret(place.resolve(root.name() + "-key.pem"), Pem.ofKey(root.key()));
        KeyFiles.writePublic(place.resolve(root.name() + "-cert.pem"), Pem.ofCertificate(root.certificate()));
    }

    private OrganisationAuthority read(String mspId, Path home) throws IOException {
        IssuedIdentity root = MspFolder.pair(mspId, home.resolve("ca"), home.resolve("ca/ca-cert.pem"), home.resolve("ca/ca-key.pem"));
        IssuedIdentity tls = MspFolder.pair(mspId, home.resolve("tlsca"), home.resolve("tlsca/tlsca-cert.pem"),
                home.resolve("tlsca/tlsca-key.pem"));
        return new OrganisationAuthority(mspId, root, tls, random);
    }
}
