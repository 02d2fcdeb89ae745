package io.riskmesh.contract.caller;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;

/// The roles of a certificate, from the extension that Fabric's certificate authority writes: JSON
/// `{"attrs":{"riskmesh.role":"operator,approver", ...}}`. A certificate without it, or with one that is not exactly of this form,
/// has no role.
public final class RoleAttribute {

    /// Fabric's attribute extension.
    public static final String OID = "1.2.3.4.5.6.7.8.1";
    public static final String NAME = "riskmesh.role";

    private static final int OCTET_STRING = 0x04;

    private RoleAttribute() {}

    static List<Role> of(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(OID);
        return extension == null ? List.of() : ofJson(content(extension));
    }

    /// Roles in the attribute's JSON; unknown role names count for nothing.
    static List<Role> ofJson(byte[] json) {
        NavigableMap<String, String> attributes;
        try {
            attributes = new AttributeJson(text(json)).attributes();
        } catch (AttributeJson.Malformed | CharacterCodingException _) {
            return List.of();
        }
        List<String> named = Arrays.asList(attributes.getOrDefault(NAME, "").split(",", -1));
        return Arrays.stream(Role.values()).filter(role -> named.contains(role.id())).toList();
    }

    /// `getExtensionValue` gives the DER octet string around the value: one tag, a length of one or three bytes, the content.
    private static byte[] content(byte[] der) {
        if (der.length < 2 || der[0] != OCTET_STRING) {
            return new byte[0];
        }
        int first = der[1] & 0xff;
        int header = first < 0x80 ? 2 : 2 + (first & 0x7f);
        return header > der.length ? new byte[0] : Arrays.copyOfRange(der, header, der.length);
    }

    private static String text(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }
}
