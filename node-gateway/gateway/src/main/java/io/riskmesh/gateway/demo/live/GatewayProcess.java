package io.riskmesh.gateway.demo.live;

import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.process.ProcessGroup;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The process of one member's gateway, started through the launcher.
record GatewayProcess(DemoFolder folder, DemoPlan plan, DemoMember member, ProcessGroup group) {
    /// Small heaps, as six of them share a small machine; the bank's trainer needs the second compiler, the auditor nothing.
    private static final String BANK_JVM = "-Xmx448m -Xss512k -XX:+UseSerialGC -XX:CICompilerCount=2 -XX:MaxMetaspaceSize=192m";
    private static final String AUDITOR_JVM = "-Xmx192m -Xss512k -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:MaxMetaspaceSize=160m";
    private static final String OK = "200";
    private static final Duration READY_LIMIT = Duration.ofSeconds(150);
    private static final int ANSWER_MILLIS = 2_000;
    private static final long POLL_MILLIS = 100;

    boolean running() throws IOException {
        return group.running(member.word()).isPresent();
    }

    void start(Path launcher) throws IOException {
        group.start(member.word(), List.of(launcher.toString(), "node", "start", "--config", folder.configuration(member).toString()),
                Map.of("RISKMESH_JAVA_OPTIONS", member.isAuditor() ? AUDITOR_JVM : BANK_JVM), folder.log(member));
    }

    /// Waits until it says that it is ready.
    void awaitReady() throws Stopped, IOException, InterruptedException {
        long end = System.nanoTime() + READY_LIMIT.toNanos();
        while (!ready().equals(OK)) {
            if (!running()) {
                throw Stopped.unavailable(member.name() + "'s gateway did not start: " + lastWords(), null);
            }
            if (System.nanoTime() > end) {
                throw Stopped.timeout(member.name() + "'s gateway was not ready within " + READY_LIMIT.toSeconds() + " s, see " + folder.log(member));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /// The status of `/ready`, or why there is none.
    String ready() {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + plan.ports().ops(member) + "/ready").toURL()
                    .openConnection();
            connection.setConnectTimeout(ANSWER_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            try {
                return Integer.toString(connection.getResponseCode());
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return "no answer";
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(folder.log(member)).stream().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "it said nothing" : lines.getLast();
    }
}
