package io.riskmesh.gateway.demo.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A folder that only its owner enters, with certificates, keys and secrets in files that only the owner reads, from their first
/// byte on. Nothing is overwritten, so that no key is lost.
public record KeyFolder(Path path) {
    private static final FileAttribute<?> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNER_FILE = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int LINE = 64;
    private static final int SECRET_BYTES = 32;

    /// Makes the folder unless it stands.
    public static KeyFolder create(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        if (!Files.isDirectory(path)) {
            Files.createDirectory(path, OWNER_FOLDER);
        }
        return new KeyFolder(path);
    }

    /// `NAME.pem`, the certificate.
    public Path certificate(String name) {
        return path.resolve(name + ".pem");
    }

    /// `NAME.key`, the key, PKCS#8 in PEM.
    public Path key(String name) {
        return path.resolve(name + ".key");
    }

    /// `NAME.secret`, 64 hexadecimal digits.
    public Path secret(String name) {
        return path.resolve(name + ".secret");
    }

    /// Writes both files of a key.
    ///
    /// @throws FileAlreadyExistsException if there is one of that name
    public void write(String name, CertifiedKey key) throws IOException {
        write(key(name), armoured("PRIVATE KEY", key.key().getEncoded()));
        writeCertificate(name, key.certificate());
    }

    /// Writes a certificate that comes without a key.
    public void writeCertificate(String name, X509Certificate certificate) throws IOException {
        try {
            write(certificate(name), armoured("CERTIFICATE", certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was made has an encoding", e);
        }
    }

    /// Writes a secret of 256 bits.
    public void writeSecret(String name, SecureRandom random) throws IOException {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        write(secret(name), HexFormat.of().formatHex(secret) + "\n");
        Arrays.fill(secret, (byte) 0);
    }

    /// Reads a certificate of the folder.
    public X509Certificate readCertificate(String name) throws IOException {
        try (InputStream text = Files.newInputStream(certificate(name))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(text);
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificate in " + certificate(name), e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createFile(file, OWNER_FILE);
        Files.writeString(file, text, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
    }

    private static String armoured(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
