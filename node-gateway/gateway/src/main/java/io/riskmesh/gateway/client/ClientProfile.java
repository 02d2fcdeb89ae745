package io.riskmesh.gateway.client;

import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.canonical.Digest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Whom a client calls, as whom, and how it knows the server: a YAML file of `url`, `certificate`, `key` and one of `ca` and
/// `serverKey`. Paths are read from the folder of the file.
///
/// @param url `https://host:port`, without a path
/// @param certificate PEM file of the client's certificate
/// @param key PEM file of its key, PKCS#8, P-256
public record ClientProfile(URI url, Path certificate, Path key, ServerTrust trust) {
    private static final Set<String> KNOWN = Set.of("url", "certificate", "key", "ca", "serverKey");

    /// How the server is known.
    public sealed interface ServerTrust {
        /// By an authority, and the name in the URL.
        record Authority(Path certificate) implements ServerTrust {}

        /// By its key alone: SHA-256 of its certificate's `SubjectPublicKeyInfo`.
        record PinnedKey(Digest key) implements ServerTrust {}
    }

    /// Reads a profile.
    ///
    /// @throws Stopped if the file is not there (exit 4) or is no profile (exit 2)
    public static ClientProfile read(Path file) throws Stopped {
        Map<String, String> fields = fields(file);
        Path folder = file.toAbsolutePath().normalize().getParent();
        URI url = url(file, need(file, fields, "url"));
        return new ClientProfile(url, folder.resolve(need(file, fields, "certificate")), folder.resolve(need(file, fields, "key")),
                trust(file, folder, fields));
    }

    private static Map<String, String> fields(Path file) throws Stopped {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Map<String, String> fields = new TreeMap<>();
        try {
            if (!(new Yaml(new SafeConstructor(options)).load(Files.readString(file)) instanceof Map<?, ?> read)) {
                throw wrong(file, "expected `name: value` lines");
            }
            read.forEach((name, value) -> fields.put(String.valueOf(name), String.valueOf(value)));
        } catch (IOException e) {
            throw Stopped.unavailable("expected a client profile at " + file + ", found none that can be read", e);
        } catch (YAMLException e) {
            throw wrong(file, "it is not YAML");
        }
        for (String name : fields.keySet()) {
            if (!KNOWN.contains(name)) {
                throw wrong(file, "unknown key " + name);
            }
        }
        return fields;
    }

    private static URI url(Path file, String text) throws Stopped {
        try {
            URI url = URI.create(text);
            if ("https".equals(url.getScheme()) && url.getHost() != null && url.getPort() > 0 && url.getPath().isEmpty()) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            throw wrong(file, "url is none");
        }
        throw wrong(file, "expected url https://host:port, found " + text);
    }

    private static ServerTrust trust(Path file, Path folder, Map<String, String> fields) throws Stopped {
        String authority = fields.get("ca");
        String pinned = fields.get("serverKey");
        if ((authority == null) == (pinned == null)) {
            throw wrong(file, "expected one of ca and serverKey");
        }
        if (authority != null) {
            return new ServerTrust.Authority(folder.resolve(authority));
        }
        if (!pinned.matches("[0-9a-f]{64}")) {
            throw wrong(file, "serverKey is not 64 hexadecimal digits");
        }
        return new ServerTrust.PinnedKey(Digest.fromHex(pinned));
    }

    private static String need(Path file, Map<String, String> fields, String name) throws Stopped {
        String value = fields.get(name);
        if (value == null || value.isBlank()) {
            throw wrong(file, "expected " + name);
        }
        return value;
    }

    private static Stopped wrong(Path file, String why) {
        return Stopped.usage(file + " is no client profile: " + why);
    }
}
