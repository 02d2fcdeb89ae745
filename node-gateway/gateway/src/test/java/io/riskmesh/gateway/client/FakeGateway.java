package io.riskmesh.gateway.client;

import io.riskmesh.gateway.demo.keys.CertifiedKey;
import io.riskmesh.gateway.demo.keys.DevelopmentAuthority;
import io.riskmesh.gateway.demo.keys.KeyFolder;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/// A server at the end of the wire that asks for a certificate and answers what a test says.
final class FakeGateway implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Path folder;
    private final CertifiedKey serverKey;

    FakeGateway(Path folder, Handler<HttpServerRequest> answers) throws Exception {
        this.folder = folder;
        SecureRandom random = new SecureRandom();
        DevelopmentAuthority authority = DevelopmentAuthority.create("Test", Instant.now(), random);
        KeyFolder keys = KeyFolder.create(folder.resolve("keys"));
        serverKey = authority.tls("Test", "server", List.of("127.0.0.1"));
        keys.write("server", serverKey);
        keys.write("client", authority.tls("Test", "client", List.of()));
        keys.writeCertificate("authority", authority.certificate());
        HttpServerOptions options = new HttpServerOptions().setSsl(true).setUseAlpn(true).setHost("127.0.0.1").setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(new PemKeyCertOptions().setCertPath(keys.certificate("server").toString()).setKeyPath(keys.key("server").toString()))
                .setTrustOptions(new PemTrustOptions().addCertPath(keys.certificate("authority").toString()));
        server = vertx.createHttpServer(options).requestHandler(answers).listen(0).await();
    }

    String serverKey() {
        return serverKey.keyDigest().hex();
    }

    ClientProfile profile(String trust) throws Exception {
        Path file = Files.writeString(folder.resolve("profile.yaml"), "url: https://127.0.0.1:" + server.actualPort()
                + "\ncertificate: keys/client.pem\nkey: keys/client.key\n" + trust + "\n");
        return ClientProfile.read(file);
    }

    ApiClient client() throws Exception {
        return ApiClient.of(profile("serverKey: " + serverKey()), new SecureRandom());
    }

    @Override
    public void close() {
        server.close().await();
        vertx.close().await();
    }
}
