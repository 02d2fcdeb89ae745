package io.riskmesh.architecture.fabric;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Programs that are called like Fabric's and write down how, with health pages at the ports of the nodes they stand for. The
/// programs that are ours, identities and chaincode, are real.
final class FakeFabric implements AutoCloseable {
    private static final int FIRST_SHIFT = 10_000;
    private static final int LAST_SHIFT = 20_000;
    private static final int STEP = 100;

    private final Path bin;
    private final Path data;
    private final int shift;
    private final List<HttpServer> pages;

    private FakeFabric(Path folder, int shift, List<HttpServer> pages) {
        this.bin = folder.resolve("bin");
        this.data = folder.resolve("network");
        this.shift = shift;
        this.pages = pages;
    }

    /// @param operations ports of the nodes' health pages, without shift
    static FakeFabric in(Path folder, List<Integer> operations) throws IOException {
        for (int shift = FIRST_SHIFT; shift <= LAST_SHIFT; shift += STEP) {
            List<HttpServer> pages = pages(operations, shift);
            if (pages.size() == operations.size()) {
                FakeFabric fake = new FakeFabric(folder, shift, pages);
                fake.install();
                return fake;
            }
        }
        throw new IOException("No " + operations.size() + " free ports");
    }

    // Another test may run on this machine: then its ports are taken, and these go elsewhere.
    private static List<HttpServer> pages(List<Integer> operations, int shift) throws IOException {
        List<HttpServer> pages = new ArrayList<>();
        try {
            for (int port : operations) {
                HttpServer page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port + shift), 0);
                page.createContext("/healthz", exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
                page.start();
                pages.add(page);
            }
        } catch (BindException _) {
            pages.forEach(page -> page.stop(0));
            return List.of();
        }
        return pages;
    }

    private void install() throws IOException {
        Files.createDirectories(bin);
        for (String program : List.of("peer", "orderer", "configtxgen", "osnadmin")) {
            try (InputStream in = FakeFabric.class.getResourceAsStream("/fake-fabric/" + program)) {
                Files.copy(in, bin.resolve(program));
            }
            if (!bin.resolve(program).toFile().setExecutable(true)) {
                throw new IOException(program + " cannot be made executable");
            }
        }
        Files.createFile(bin.resolve("calls"));
        Files.createFile(bin.resolve("starts"));
        Files.createFile(bin.resolve("package-id"));
    }

    Path data() {
        return data;
    }

    Script.Outcome call(String verb, Object... arguments) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(Map.of("FABRIC_BIN", bin.toString(),
                "FAKE_CALLS", bin.resolve("calls").toString(), "FAKE_STARTS", bin.resolve("starts").toString(),
                "FAKE_PACKAGE_ID", bin.resolve("package-id").toString(), "RISKMESH_JAVA_HOME", System.getProperty("java.home"),
                "RISKMESH_FABRIC_CLASSPATH", System.getProperty("java.class.path"), "FABRIC_CFG_PATH", "none"));
        List<Object> all = new ArrayList<>(List.of("--data", data));
        if (verb.equals("up")) {
            all.addAll(List.of("--port-shift", shift));
        }
        all.addAll(List.of(arguments));
        return new Script(Script.FABRIC.resolve(verb), environment).call(all.toArray());
    }

    /// The programs that ended, in the order of their calls, as a network in `DIR` with ports that are not shifted.
    List<String> calls() throws IOException {
        return Files.readAllLines(bin.resolve("calls")).stream().map(this::plain).toList();
    }

    /// The programs that stay, sorted.
    List<String> starts() throws IOException {
        return Files.readAllLines(bin.resolve("starts")).stream().map(this::plain).sorted().toList();
    }

    /// What a peer answers when it is asked for its packages.
    void installed(String packageId) throws IOException {
        Files.writeString(bin.resolve("package-id"), packageId);
    }

    private String plain(String line) {
        String text = line.replace(data.toString(), "DIR").replaceAll("riskmesh:[0-9a-f]{64}", "riskmesh:SHA256");
        return java.util.regex.Pattern.compile("(127\\.0\\.0\\.1:)([0-9]+)").matcher(text)
                .replaceAll(port -> port.group(1) + (Integer.parseInt(port.group(2)) - shift));
    }

    @Override
    public void close() {
        try {
            call("down");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pages.forEach(page -> page.stop(0));
    }
}
