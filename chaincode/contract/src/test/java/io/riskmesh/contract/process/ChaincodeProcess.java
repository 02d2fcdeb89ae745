package io.riskmesh.contract.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A process of [ChaincodeMain] on free ports.
final class ChaincodeProcess implements AutoCloseable {

    static final String ID = "riskmesh:0123456789abcdef";

    private final Process process;
    private final Path log;
    private final InetSocketAddress address;
    private final InetSocketAddress health;

    private ChaincodeProcess(Process process, Path log, InetSocketAddress address, InetSocketAddress health) {
        this.process = process;
        this.log = log;
        this.address = address;
        this.health = health;
    }

    static ChaincodeProcess start(Path log) throws IOException {
        InetSocketAddress address = free();
        InetSocketAddress health = free();
        Process process = launch(log, Map.of(ChaincodeSettings.ID, ID, ChaincodeSettings.ADDRESS, text(address),
                ChaincodeSettings.HEALTH, text(health), "CORE_CHAINCODE_LOGGING_LEVEL", "WARNING",
                "CORE_CHAINCODE_LOGGING_SHIM", "WARNING"));
        return new ChaincodeProcess(process, log, address, health);
    }

    /// With the memory that the design gives it.
    static Process launch(Path log, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx128m",
                "-cp", System.getProperty("java.class.path"), ChaincodeMain.class.getName()));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    InetSocketAddress address() {
        return address;
    }

    /// Status and body of `/healthz`; waits for the process to come up.
    HttpResponse<String> health() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + text(health) + "/healthz")).build();
        for (int i = 0; ; i++) {
            try (HttpClient client = HttpClient.newHttpClient()) {
                return client.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                if (i == 100 || !process.isAlive()) {
                    throw new IOException("The process says: " + Files.readString(log), e);
                }
                Thread.sleep(200);
            }
        }
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }

    static InetSocketAddress free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        }
    }
}
