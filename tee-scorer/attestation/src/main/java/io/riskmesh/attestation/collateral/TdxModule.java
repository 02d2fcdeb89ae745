package io.riskmesh.attestation.collateral;

import io.riskmesh.attestation.quote.TdReport;
import io.riskmesh.attestation.rejection.Rejected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Who signs a TDX module, its attributes under a mask, and how its versions stand. Nobody changes its arrays.
///
/// @param id `TDX_<version in two hex digits>`, or empty for the module of version 0, which has no levels
public record TdxModule(String id, byte[] mrSigner, byte[] attributes, byte[] attributesMask, List<PartLevel> levels) {

    static List<TdxModule> list(JsonFields tcbInfo) throws Rejected {
        List<TdxModule> modules = new ArrayList<>();
        modules.add(read(tcbInfo.object("tdxModule"), "", List.of()));
        if (tcbInfo.has("tdxModuleIdentities")) {
            for (JsonFields identity : tcbInfo.objects("tdxModuleIdentities")) {
                modules.add(read(identity, identity.text("id"), PartLevel.list(identity)));
            }
        }
        return List.copyOf(modules);
    }

    public boolean matches(TdReport report) {
        return Arrays.equals(mrSigner, report.mrSignerSeam())
                && Masks.matches(report.seamAttributes(), attributesMask, attributes);
    }

    public Optional<PartLevel> level(int isvSvn) {
        return PartLevel.reached(levels, isvSvn);
    }

    private static TdxModule read(JsonFields in, String id, List<PartLevel> levels) throws Rejected {
        return new TdxModule(id, in.hex("mrsigner", 48), in.hex("attributes", 8), in.hex("attributesMask", 8), levels);
    }
}
