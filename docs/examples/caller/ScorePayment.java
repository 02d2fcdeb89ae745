import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Scores the payment in a file with nothing but a JDK: `java ScorePayment.java payment.json [key of this payment]`.
/// Environment: GATEWAY=https://host:port CA=ca.pem CERT=caller.pem KEY=caller.key
class ScorePayment {
    private static final Set<Integer> TRY_AGAIN = Set.of(409, 429, 503);

    public static void main(String[] args) throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(tls()).connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("GATEWAY") + "/api/v1/scores")).timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/json").header("Idempotency-Key", args.length > 1 ? args[1] : UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofFile(Path.of(args[0]))).build();
        for (int attempt = 1; attempt <= 3; attempt++) { // the same key: a payment is scored once, whatever happens to the answer
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (!TRY_AGAIN.contains(answer.statusCode())) { // a score, or refused: then trying again will not help
                    System.out.println(answer.body());
                    System.exit(answer.statusCode() == 200 ? 0 : 3);
                }
            } catch (IOException e) {
                System.err.println("no answer: " + e.getMessage());
            }
            Thread.sleep(1_000L * attempt);
        }
        System.err.println("no score in time: your own rules decide");
        System.exit(4);
    }

    private static SSLContext tls() throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        String pem = Files.readString(Path.of(System.getenv("KEY"))).replaceAll("-----[A-Z ]+-----|\\s", "");
        own.setKeyEntry("caller", KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem))),
                new char[0], new Certificate[] {certificate("CERT")});
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, new char[0]);
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        authorities.setCertificateEntry("gateway", certificate("CA"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static Certificate certificate(String variable) throws Exception {
        try (InputStream in = Files.newInputStream(Path.of(System.getenv(variable)))) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
