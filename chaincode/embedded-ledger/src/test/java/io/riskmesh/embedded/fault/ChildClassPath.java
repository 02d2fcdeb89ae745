package io.riskmesh.embedded.fault;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// The class path of this process as jars alone: the JVM archives classes of jars, which halves a child's start.
final class ChildClassPath {

    private ChildClassPath() {}

    static String jars(Path folder) throws IOException {
        List<String> jars = new ArrayList<>();
        for (Path entry : entries()) {
            jars.add(Files.isDirectory(entry) ? packed(entry, folder.resolve("part" + jars.size() + ".jar")) : entry.toString());
        }
        return String.join(File.pathSeparator, jars);
    }

    // The test runner may put the whole class path into the manifest of one jar.
    private static List<Path> entries() throws IOException {
        List<Path> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.contains("surefirebooter")) {
                try (JarFile jar = new JarFile(entry)) {
                    for (String uri : jar.getManifest().getMainAttributes().getValue("Class-Path").split(" ", -1)) {
                        entries.add(Path.of(Path.of(entry).toUri().resolve(URI.create(uri))));
                    }
                }
            } else {
                entries.add(Path.of(entry));
            }
        }
        return entries.stream().filter(Files::exists).toList();
    }

    private static String packed(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream zip = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        return jar.toString();
    }
}
