package io.riskmesh.gateway.node;

import io.riskmesh.gateway.config.NodeConfig;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A gateway on free ports in this process, without a ledger, and clients for it.
public final class TestGateway {
    private final TestKey serverKey;
    private final Gateway gateway;

    private TestGateway(TestKey serverKey, Gateway gateway) {
        this.serverKey = serverKey;
        this.gateway = gateway;
    }

    /// Starts one.
    ///
    /// @param more YAML beside party, listeners, keys and data folder; blocks of its own
    public static TestGateway start(Path folder, String more)
            throws Stopped, IOException, GeneralSecurityException, InterruptedException {
        TestKey key = TestKey.selfSigned("server");
        return new TestGateway(key, Gateway.start(config(folder, key, more), World.real(Map.of())));
    }

    /// The configuration of such a gateway.
    public static NodeConfig config(Path folder, TestKey key, String more) throws Stopped, IOException, GeneralSecurityException {
        String yaml = """
                profile: development
                party: {id: AlderMSP, name: Alder}
                data: {folder: data}
                peers: {listen: "127.0.0.1:0"}
                bulk: {listen: "127.0.0.1:0"}
                ops: {listen: "127.0.0.1:0"}
                keys: {tlsCertificate: "%s", tlsKey: "%s"}
                %s
                """.formatted(key.writeCertificate(folder), key.writeKey(folder), more);
        return NodeConfig.parse(yaml, folder, Map.of());
    }

    /// Block `machines` with one client that has roles.
    public static String machine(TestKey key, String roles) {
        return "machines: {listen: \"127.0.0.1:0\", clients: [{key: " + key.digest() + ", roles: [" + roles + "]}]}\n"
                + "people: {listen: \"127.0.0.1:0\"}\n";
    }

    public Gateway gateway() {
        return gateway;
    }

    /// Asks the private listener.
    public HttpResponse<String> ops(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://" + gateway.address("ops") + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /// A client that trusts the gateway.
    ///
    /// @param mine certificate to show, or null for none
    public HttpClient client(TestKey mine) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("server", serverKey.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore own = KeyStore.getInstance(KeyStore.getDefaultType());
        own.load(null, null);
        if (mine != null) {
            own.setKeyEntry("mine", mine.pair().getPrivate(), new char[0],
                    new Certificate[] {mine.certificate()});
        }
        keys.init(own, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).connectTimeout(Duration.ofSeconds(5)).build();
    }

    /// Where a listener's resource is.
    public URI at(String listener, String path) {
        return URI.create("https://" + gateway.address(listener) + path);
    }

    /// Stops it.
    public void close() throws InterruptedException {
        gateway.stop(Duration.ZERO);
    }
}
