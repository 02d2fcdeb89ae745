package io.riskmesh.benchmarks.gateway;

import io.riskmesh.embedded.authority.IssuedIdentity;
import io.riskmesh.embedded.authority.MspFolder;
import io.riskmesh.embedded.authority.OrganisationAuthority;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A P-256 certificate in files, and TLS 1.3 of the JDK with it, as a gateway's listeners have it.
record Tls(Path folder) {

    static Tls make(Path folder) throws IOException {
        OrganisationAuthority authority = OrganisationAuthority.create("BankA", Instant.now(), new SecureRandom());
        IssuedIdentity server = authority.issueTls("gateway", List.of("127.0.0.1", "localhost"), Instant.now());
        MspFolder.writeTls(folder, authority, server);
        return new Tls(folder.resolve("tls"));
    }

    HttpServerOptions server() {
        return new HttpServerOptions().setSsl(true).setUseAlpn(true).setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                .setKeyCertOptions(new PemKeyCertOptions().addCertPath(folder.resolve("server.crt").toString())
                        .addKeyPath(folder.resolve("server.key").toString()));
    }

    HttpClientOptions client() {
        return new HttpClientOptions().setSsl(true).setUseAlpn(true).setProtocolVersion(HttpVersion.HTTP_2)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3")).setVerifyHost(false)
                .setTrustOptions(new PemTrustOptions().addCertPath(folder.resolve("ca.crt").toString()));
    }
}
