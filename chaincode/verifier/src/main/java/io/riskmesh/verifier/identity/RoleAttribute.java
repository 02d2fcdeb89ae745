package io.riskmesh.verifier.identity;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The attribute extension of Fabric's certificate authority (OID 1.2.3.4.5.6.7.8.1): JSON
/// `{"attrs":{"name":"value",...}}`. Only values without escapes are read; `riskmesh.role` lists roles with commas.
final class RoleAttribute {

    static final String OID = "1.2.3.4.5.6.7.8.1";
    private static final String NAME = "riskmesh.role";
    /// Possessive throughout, so that no text makes the matching slow.
    private static final Pattern ATTRIBUTES = Pattern.compile("\\s*+\\{\\s*+\"attrs\"\\s*+:\\s*+\\{"
            + "((?:\\s*+\"[^\"\\\\]*+\"\\s*+:\\s*+\"[^\"\\\\]*+\"\\s*+,?+)*+)\\s*+\\}\\s*+\\}\\s*+");
    private static final Pattern ATTRIBUTE = Pattern.compile("\"([^\"\\\\]*)\"\\s*:\\s*\"([^\"\\\\]*)\"");
    private static final int MAX_BYTES = 4096;

    private RoleAttribute() {}

    static Set<String> of(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(OID);
        if (extension == null || extension.length > MAX_BYTES) {
            return Set.of();
        }
        return rolesIn(new String(content(extension), StandardCharsets.UTF_8));
    }

    private static Set<String> rolesIn(String json) {
        Set<String> roles = new TreeSet<>();
        Matcher whole = ATTRIBUTES.matcher(json);
        if (!whole.matches()) {
            return roles;
        }
        Matcher attribute = ATTRIBUTE.matcher(whole.group(1));
        while (attribute.find()) {
            if (attribute.group(1).equals(NAME)) {
                for (String role : attribute.group(2).split(",", -1)) {
                    roles.add(role.strip());
                }
            }
        }
        return roles;
    }

    /// What the DER octet string around the extension holds; the platform has checked its form.
    private static byte[] content(byte[] octetString) {
        int lengthBytes = (octetString[1] & 0x80) == 0 ? 0 : octetString[1] & 0x7f;
        int start = Math.min(2 + lengthBytes, octetString.length);
        return java.util.Arrays.copyOfRange(octetString, start, octetString.length);
    }
}
