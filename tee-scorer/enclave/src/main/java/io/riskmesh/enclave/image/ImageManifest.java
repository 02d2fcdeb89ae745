package io.riskmesh.enclave.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Writes a manifest: the template's settings, then every file of the image with its hash, in the order of their names. Names are
/// relative to the manifest, so equal images in different folders give equal bytes.
public final class ImageManifest {

    private ImageManifest() {}

    /// @param template settings without any file
    /// @param folder where the manifest will lie, with the image's folder beside it
    public static String write(String template, Path folder) throws IOException {
        StringBuilder out = new StringBuilder(template);
        for (Map.Entry<String, Path> file : ImageFiles.below(folder).entrySet()) {
            out.append("\n[[sgx.trusted_files]]\nuri = \"").append(file.getKey()).append("\"\nsha256 = \"")
                    .append(ImageFiles.sha256(file.getValue())).append("\"\n");
        }
        return out.toString();
    }
}
