package io.riskmesh.enclave.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder with a small image in it and a manifest that passes.
record MadeImage(Path folder, String manifest) {

    static MadeImage in(Path folder) throws IOException {
        write(folder, "gramine/libsysdb.so", "library os");
        write(folder, "lib/libc.so.6", "libc");
        write(folder, "jre/bin/java", "launcher");
        write(folder, "jre/lib/modules", "modules");
        write(folder, "app/scorer.jar", "classes");
        return new MadeImage(folder, ImageManifest.write(template(), folder));
    }

    static void write(Path folder, String name, String content) throws IOException {
        Path file = folder.resolve(ImageProfile.FOLDER).resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    static String template() throws IOException {
        return Files.readString(Path.of(System.getProperty("riskmesh.root"), "deploy/gramine/scorer.manifest.template"));
    }
}
